import { Button, VisuallyHidden } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { Refused } from '../../parts/faces/refused';
import { useListKeys } from '../../parts/use-list-keys';
import classes from './release-matrix.module.css';
import { ReleaseRow } from './release-row';
import type { BoardFacts } from './use-board';

const ROW_HEIGHT = 46;

/** Releases by states: how far each has come, and what it lacks for the next. */
export function ReleaseMatrix({ facts }: { readonly facts: BoardFacts }) {
  const { releases, states, releasesQuery, project } = facts;
  const { isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = releasesQuery;
  const chosen = useChosen(facts);
  const body = useRef<HTMLDivElement>(null);
  const rows = useWindowVirtualizer({
    count: releases.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.start ?? 0;
  const above = Math.max(0, first - rows.options.scrollMargin);
  const below = Math.max(0, rows.getTotalSize() - ((items.at(-1)?.end ?? 0) - rows.options.scrollMargin));
  const last = items.at(-1)?.index;
  useEffect(() => {
    if (last === releases.length - 1 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, releases.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useListKeys({
    count: releases.length,
    index: chosen.index,
    onMove: (index) => {
      chosen.choose(releases[index]?.alias);
      rows.scrollToIndex(index, { align: 'auto' });
    },
  });
  if (isPending) return <Loading rows={6} height={ROW_HEIGHT - 12} />;
  if (releases.length === 0) {
    return error === null ? (
      <Empty title="No release has been cut yet" command={`ledgerline release create --project ${project}`} />
    ) : (
      <Refused error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <Card title="Releases">
      <div ref={body} className={classes.scroll} role="region" aria-label="Releases by state" tabIndex={0}>
        <table className={classes.table} aria-rowcount={releases.length + 1}>
          <thead>
            <tr>
              <th scope="col">Release</th>
              <th scope="col">What moved</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  {state}
                </th>
              ))}
              <th scope="col">Where</th>
              <th scope="col">
                <VisuallyHidden>Open</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            <Spacer height={above} />
            {items.map(({ index, key }) => {
              const release = releases[index];
              if (release === undefined) return null;
              return (
                <ReleaseRow
                  key={key}
                  rowIndex={index + 2}
                  measure={rows.measureElement}
                  index={index}
                  release={release}
                  facts={facts}
                  isChosen={index === chosen.index}
                  onChoose={() => {
                    chosen.choose(release.alias);
                  }}
                />
              );
            })}
            <Spacer height={below} />
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older releases
        </Button>
      )}
    </Card>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return height === 0 ? null : (
    <tr aria-hidden="true" ref={(row) => row?.style.setProperty('height', `${String(height)}px`)} />
  );
}

/** The release in the address. */
function useChosen({ releases }: BoardFacts) {
  const { release } = useSearch({ from: '/p/$project/' });
  const navigate = useNavigate({ from: '/p/$project/' });
  const index = releases.findIndex(({ alias }) => alias === release);
  return {
    index: index < 0 ? undefined : index,
    choose: (alias: string | undefined) => {
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...(alias !== undefined && { release: alias }) }),
        replace: true,
        resetScroll: false,
      });
    },
  };
}
