import { Button, VisuallyHidden } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useNextPage } from '../../api/use-next-page';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { Refused } from '../../parts/faces/refused';
import { useListKeys } from '../../parts/use-list-keys';
import { SpacerRow, useWindowRows } from '../../parts/window-rows';
import type { useReleases } from './query';
import classes from './release-matrix.module.css';
import { ReleaseRow } from './release-row';
import type { BoardFacts } from './use-board';

const ROW_HEIGHT = 46;

interface Props {
  readonly facts: BoardFacts;
  readonly query: ReturnType<typeof useReleases>;
}

/** Releases by states: how far each has come, and what it lacks for the next. */
export function ReleaseMatrix({ facts, query }: Props) {
  const { releases, states, project } = facts;
  const { isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const { index: chosen, choose } = useChosen(facts);
  const rows = useWindowRows<HTMLDivElement>({
    count: releases.length,
    height: ROW_HEIGHT,
    onEnd: useNextPage(query),
  });
  useListKeys({
    count: releases.length,
    index: chosen,
    onMove: (index) => {
      choose(releases[index]?.alias);
      rows.scrollTo(index);
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
      <div ref={rows.body} className={classes.scroll} role="region" aria-label="Releases by state" tabIndex={0}>
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
            <SpacerRow height={rows.above} />
            {rows.items.map(({ index, key }) => {
              const release = releases[index];
              if (release === undefined) return null;
              return (
                <ReleaseRow
                  key={key}
                  rowIndex={index + 2}
                  measure={rows.measure}
                  index={index}
                  release={release}
                  facts={facts}
                  isChosen={index === chosen}
                  onChoose={choose}
                />
              );
            })}
            <SpacerRow height={rows.below} />
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

/** The release in the address. */
function useChosen({ releases }: BoardFacts) {
  const release = useSearch({ from: '/p/$project/', select: (search) => search.release });
  const navigate = useNavigate({ from: '/p/$project/' });
  const index = releases.findIndex(({ alias }) => alias === release);
  const choose = useCallback(
    (alias: string | undefined) => {
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...(alias !== undefined && { release: alias }) }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { index: index < 0 ? undefined : index, choose };
}
