import { Kbd } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { CommandHint } from '../../parts/command-hint';
import { ScreenHead } from '../../parts/screen-head';
import { useListKeys } from '../../parts/use-list-keys';
import { useAt, useProject } from '../../shell/moment';
import type { Action } from './actions/action';
import { letters } from './actions/action';
import classes from './drift.module.css';
import { Filters } from './filters';
import { FindingList } from './finding-list';
import { FindingPanel } from './finding-panel';
import { OverTime } from './over-time';
import { useFindingCounts } from '../../api/project-answers';
import { useFindings } from './query';
import { commandFor } from './search';
import { ShowLinks } from './show-links';
import { useChange } from './use-change';

/** What is not as declared, since when, and what can be done. */
export function Drift() {
  const at = useAt();
  const isPast = at !== undefined;
  const project = useProject();
  const search = useSearch({ from: '/p/$project/drift' });
  const change = useChange();
  const counts = useFindingCounts(project, !isPast);
  const counted = isPast ? undefined : counts.data?.data;
  const findings = useFindings(project, search, at);
  const [action, setAction] = useState<Action | undefined>();
  const pages = findings.data?.pages;
  const items = useMemo(() => pages?.flatMap(({ data }) => data.items) ?? [], [pages]);
  const found = items.findIndex(({ findingId }) => findingId === search.finding);
  const index = found < 0 ? undefined : found;
  useListKeys({
    // What is above the list has the keys.
    count: action === undefined ? items.length : 0,
    index,
    onMove: (to) => {
      change({ finding: items[to]?.findingId });
    },
  });
  useListKeys({
    count: 0,
    index: isPast || search.finding === undefined || action !== undefined ? undefined : 0,
    onMove: () => undefined,
    letters: Object.fromEntries(
      Object.entries(letters).map(([letter, of]) => [
        letter,
        () => {
          setAction(of);
        },
      ]),
    ),
  });
  return (
    <>
      <ScreenHead title="Drift" answer={<ShowLinks counts={counted} />}>
        <p className={classes.keys}>
          <Kbd>J</Kbd> <Kbd>K</Kbd> move
          {!isPast && (
            <>
              {' '}
              <Kbd>C</Kbd> capture <Kbd>R</Kbd> revert <Kbd>A</Kbd> accept
            </>
          )}
        </p>
      </ScreenHead>
      <Filters counts={counted} isPast={isPast} />
      <div
        className={classes.columns}
        data-chosen={search.finding !== undefined || undefined}
        data-past={isPast || undefined}
      >
        <div className={classes.list}>
          <FindingList findings={findings} items={items} index={index} />
        </div>
        <div className={classes.panel}>
          {search.finding === undefined ? (
            !isPast && <OverTime counts={counts} />
          ) : (
            <FindingPanel findingId={search.finding} action={action} onAction={setAction} />
          )}
        </div>
      </div>
      <CommandHint command={commandFor(project, search, at)} />
    </>
  );
}
