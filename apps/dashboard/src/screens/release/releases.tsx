import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
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
import { useAt, useProject } from '../../shell/moment';
import type { Listed } from './query';
import { useReleases } from './query';
import classes from './releases.module.css';

/** The releases of the project, the newest first. */
export function Releases() {
  const project = useProject();
  const at = useAt();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useReleases(project, at);
  const items = data?.pages.flatMap((page) => page.data.items) ?? [];
  const [newest] = data?.pages ?? [];
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
          <List items={items} />
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

function List({ items }: { readonly items: readonly Listed[] }) {
  const { release: chosen } = useSearch({ from: '/p/$project/releases' });
  const navigate = useNavigate({ from: '/p/$project/releases' });
  const index = items.findIndex(({ alias }) => alias === chosen);
  useListKeys({
    count: items.length,
    index: index < 0 ? undefined : index,
    onMove: (to) => {
      const release = items[to]?.alias;
      if (release === undefined) return;
      void navigate({ to: '.', search: (before) => ({ ...before, release }), replace: true, resetScroll: false });
      // Enter then opens it.
      document.querySelector<HTMLElement>(`[data-release="${CSS.escape(release)}"] a`)?.focus();
    },
  });
  return (
    <div className={classes.scroll} role="region" aria-label="Releases" tabIndex={0}>
      <table className={classes.table}>
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
          {items.map((item) => (
            <Row key={item.releaseId} item={item} isChosen={item.alias === chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item, isChosen }: { readonly item: Listed; readonly isChosen: boolean }) {
  const project = useProject();
  const at = useAt();
  const { alias, releaseId, cutAt, cutBy, states, evidence, where } = item;
  return (
    <tr data-release={alias} data-chosen={isChosen || undefined}>
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
}
