import type { components } from '@ledgerline/api-client';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Digest } from '../../parts/digest';
import { Loading } from '../../parts/faces/loading';
import type { State } from '../../parts/state';
import { StateBadge } from '../../parts/state-badge';
import { ValueText } from '../../parts/value-text';
import { useProject } from '../../shell/moment';
import { useDecision, useReplay } from './query';
import classes from './time.module.css';

type Replay = components['schemas']['DecisionReplay'];

const outcomes: Readonly<Record<Replay['outcome'], { readonly state: State; readonly says: string }>> = {
  same: { state: 'good', says: 're-run today: same verdict' },
  differs: { state: 'drift', says: 're-run today: differs' },
  'not-recorded': { state: 'unknown', says: 'its policy and inputs were not recorded' },
  'not-rebuilt': { state: 'unknown', says: 'the ledger of then cannot be told' },
};

/** What was decided then, on which policy and inputs; and whether the same comes out now. */
export function Rerun({ decisionId }: { readonly decisionId: string }) {
  const project = useProject();
  const decision = useDecision(project, decisionId);
  const replay = useReplay(project, decisionId);
  return (
    <div className={classes.rerun} role="region" aria-label="The decision run again" aria-live="polite">
      <Answer of={decision} loading={<Loading rows={1} height={24} />}>
        {({ verdict, policyHash, inputHash, gates }) => (
          <p>
            then: <strong>{verdict === 'held' ? 'all gates held' : 'not all gates held'}</strong> ({gates.length} gates)
            {policyHash !== null && (
              <>
                , policy <Digest value={policyHash} of="policy hash" head={4} />
              </>
            )}
            , inputs <Digest value={inputHash} of="input hash" head={4} />
          </p>
        )}
      </Answer>
      <Answer of={replay} loading={<Loading rows={1} height={24} />}>
        {(again) => <Outcome again={again} />}
      </Answer>
      <CommandHint command={`ledgerline replay decision ${decisionId} --project ${project}`} />
    </div>
  );
}

function Outcome({ again: { outcome, differences, because } }: { readonly again: Replay }) {
  const { state, says } = outcomes[outcome];
  return (
    <>
      <p>
        <StateBadge state={state}>{says}</StateBadge> {because}
      </p>
      {differences.length > 0 && (
        <ul className={classes.differing} aria-label="what differs">
          {differences.map(({ pointer, why, recorded, recomputed }) => (
            <li key={pointer}>
              <code>{pointer}</code> <ValueText value={recorded} most={80} /> →{' '}
              <ValueText value={recomputed} most={80} />
              <span className={classes.soft}> {why}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
