import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { ScreenHead } from '../../parts/screen-head';
import { StateBadge } from '../../parts/state-badge';
import { useAt, useProject } from '../../shell/moment';
import classes from './board.module.css';
import { Detectors } from './detectors';
import { EnvironmentCards } from './environment-cards';
import { JustNow } from './just-now';
import { ReleaseMatrix } from './release-matrix';
import type { BoardFacts } from './use-board';
import { useBoard } from './use-board';

const PromotionGraph = lazy(() => import('./promotion-graph'));

/** Which release is in each environment, what is next, and what stands in its way. */
export function Board() {
  const project = useProject();
  const at = useAt();
  const { environments, facts, releasesQuery } = useBoard(project, at);
  const view = useSearch({ from: '/p/$project/', select: (search) => search.view });
  return (
    <>
      <ScreenHead title="Board" answer={<Totals facts={facts} />}>
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => (
            <Link
              {...props}
              from="/p/$project/"
              to="."
              search={(before) => {
                const { view: _, ...rest } = before;
                return view === 'graph' ? rest : { ...rest, view: 'graph' };
              }}
            />
          )}
        >
          {view === 'graph' ? 'Show cards' : 'Show graph'}
        </Button>
      </ScreenHead>
      <div className={classes.parts}>
        <Answer
          of={environments}
          loading={<Loading rows={1} height={190} />}
          isEmpty={({ items }) => items.length === 0}
          empty={<Empty title="No environments yet" command={`ledgerline apply --project ${project}`} />}
        >
          {() =>
            view === 'graph' ? (
              <Suspense fallback={<Loading rows={1} height={320} />}>
                <PromotionGraph facts={facts} />
              </Suspense>
            ) : (
              <EnvironmentCards facts={facts} />
            )
          }
        </Answer>
        <ReleaseMatrix facts={facts} query={releasesQuery} />
        <div className={classes.beneath}>
          <JustNow />
          {facts.detectors !== undefined && facts.detectors.length > 0 && <Detectors detectors={facts.detectors} />}
        </div>
      </div>
      <CommandHint command={`ledgerline status${at === undefined ? '' : ` --at ${at}`} --project ${project}`} />
    </>
  );
}

/** What a reader wants to know before anything else. */
function Totals({ facts: { environments, isPast } }: { readonly facts: BoardFacts }) {
  const drifting = environments.filter(({ state }) => state.state === 'drift').length;
  const unknown = environments.filter(({ state }) => state.state === 'unknown').length;
  const blocked = environments.filter(({ next }) => next?.promotion !== undefined && next.isBlocked).length;
  if (environments.length === 0 || isPast) return null;
  return (
    <>
      {drifting > 0 && <StateBadge state="drift">{`${String(drifting)} with drift`}</StateBadge>}
      {unknown > 0 && <StateBadge state="unknown">{`${String(unknown)} not known`}</StateBadge>}
      {blocked > 0 && <StateBadge state="waiting">{`${String(blocked)} blocked`}</StateBadge>}
      {drifting + unknown + blocked === 0 && <StateBadge state="good">nothing stands in the way</StateBadge>}
    </>
  );
}
