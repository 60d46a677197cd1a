import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import { useNextPage } from '../../api/use-next-page';
import { Card } from '../../parts/card';
import { CommandHint } from '../../parts/command-hint';
import { Digest } from '../../parts/digest';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { Refused } from '../../parts/faces/refused';
import { Stale } from '../../parts/faces/stale';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { ScreenHead } from '../../parts/screen-head';
import { StateBadge } from '../../parts/state-badge';
import { useListKeys } from '../../parts/use-list-keys';
import { SpacerRow, useWindowRows } from '../../parts/window-rows';
import { useAt, useProject } from '../../shell/moment';
import type { Listed } from './query';
import { useReleases } from './query';
import classes from './releases.module.css';

const ROW_HEIGHT = 42;

/** The releases of the project, the newest first. */
export function Releases() {
  const project = useProject();
  const at = useAt();
  const query = useReleases(project, at);
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const items = data?.pages.flatMap((page) => page.data.items) ?? [];
  const [newest] = data?.pages ?? [];
  const onEnd = useNextPage(query);
  return (
    <>
      <ScreenHead title="Releases" />
      {newest !== undefined && <Stale of={newest} />}
      {isPending && <Loading rows={6} />}
      {error !== null && items.length === 0 && <Refused error={error} onRetry={() => void refetch()} />}
      {newest !== undefined && items.length === 0 && (
        <Empty title="No release has been cut yet" command={`ledgerline release create --project ${project}`} />
      )}
      {items.length > 0 && (
        <Card>
          <List items={items} onEnd={onEnd} />
          {hasNextPage && (
            <Button
              variant="default"
              size="xs"
              mt="sm"
              loading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              Older releases
            </Button>
          )}
        </Card>
      )}
      <p className={classes.foot}>
        <CommandHint command={`ledgerline release list --project ${project}`} />
      </p>
    </>
  );
}

interface ListProps {
  readonly items: readonly Listed[];
  readonly onEnd: () => void;
}

/** Of any number only those are drawn that are seen. */
function List({ items, onEnd }: ListProps) {
  const chosen = useSearch({ from: '/p/$project/releases', select: ({ release }) => release });
  const navigate = useNavigate({ from: '/p/$project/releases' });
  const index = items.findIndex(({ alias }) => alias === chosen);
  const rows = useWindowRows<HTMLDivElement>({ count: items.length, height: ROW_HEIGHT, onEnd });
  const focus = useFocusOnceDrawn();
  useListKeys({
    count: items.length,
    index: index < 0 ? undefined : index,
    onMove: (to) => {
      const release = items[to]?.alias;
      if (release === undefined) return;
      void navigate({ to: '.', search: (before) => ({ ...before, release }), replace: true, resetScroll: false });
      rows.scrollTo(to);
      // Enter then opens it.
      focus(`[data-release="${CSS.escape(release)}"] a`);
    },
  });
  return (
    <div ref={rows.body} className={classes.scroll} role="region" aria-label="Releases" tabIndex={0}>
      <table className={classes.table} aria-rowcount={items.length + 1}>
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col">Cut</th>
            <th scope="col">States</th>
            <th scope="col">Evidence</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          <SpacerRow height={rows.above} />
          {rows.items.map(({ index: place }) => {
            const item = items[place];
            if (item === undefined) return null;
            const isChosen = item.alias === chosen;
            return <Row key={item.releaseId} item={item} index={place} measure={rows.measure} isChosen={isChosen} />;
          })}
          <SpacerRow height={rows.below} />
        </tbody>
      </table>
    </div>
  );
}

/** Focuses what a selector finds, as soon as it is there. */
function useFocusOnceDrawn(): (selector: string) => void {
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    const found = wanted.current === undefined ? null : document.querySelector<HTMLElement>(wanted.current);
    if (found === null) return;
    wanted.current = undefined;
    found.focus({ preventScroll: true });
  });
  return (selector) => {
    wanted.current = selector;
  };
}

interface RowProps {
  readonly item: Listed;
  readonly index: number;
  readonly measure: (row: Element | null) => void;
  readonly isChosen: boolean;
}

const Row = memo(function Row({ item, index, measure, isChosen }: RowProps) {
  const project = useProject();
  const at = useAt();
  const { alias, releaseId, cutAt, cutBy, states, evidence, where } = item;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-release={alias}
      data-chosen={isChosen || undefined}
    >
      <th scope="row">
        <Link
          to="/p/$project/releases/$release"
          params={{ project, release: alias }}
          search={at === undefined ? {} : { at }}
          className={classes.alias}
        >
          <HostileText text={alias} most={40} />
        </Link>{' '}
        <Digest value={releaseId} of="release id" head={6} />
      </th>
      <td>
        <Instant at={cutAt} /> <span className={classes.soft}>by {cutBy.id}</span>
      </td>
      <td>
        <span className={classes.states}>
          {states.map(({ state }) => (
            <StateBadge key={state} state="good">
              {state}
            </StateBadge>
          ))}
        </span>
      </td>
      <td className={classes.soft}>
        {evidence.passed} passed
        {evidence.failed > 0 && <strong className={classes.failed}>, {evidence.failed} failed</strong>}
      </td>
      <td>
        {where.length === 0 ? (
          <span className={classes.soft}>nowhere</span>
        ) : (
          where.map((one) => one.environment).join(', ')
        )}
      </td>
    </tr>
  );
});
