import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import { useProject } from '../../shell/moment';
import { EnvironmentActions } from './actions/environment-actions';
import classes from './environment-cards.module.css';
import { Progress } from './progress';
import type { BoardEnvironment, BoardFacts } from './use-board';

/** The environments in the order of the way: what is there, in which state, and what comes next. */
export const EnvironmentCards = memo(function EnvironmentCards({ facts }: { readonly facts: BoardFacts }) {
  const { environments, isPast } = facts;
  return (
    <ul className={classes.cards} aria-label="Environments">
      {environments.map((environment) => (
        <li key={environment.environment} className={classes.card} data-environment={environment.environment}>
          <Head {...environment} />
          <Declared {...environment} />
          <div className={classes.foot}>
            <Next {...environment} />
            {!isPast && <EnvironmentActions environment={environment} />}
          </div>
        </li>
      ))}
    </ul>
  );
});

function Head({ environment, state, after }: BoardEnvironment) {
  return (
    <div className={classes.head}>
      <h2>{environment}</h2>
      <Told environment={environment} state={state} />
      {after.length > 0 && <span className={classes.after}>after {after.join(', ')}</span>}
    </div>
  );
}

/** The state of the environment; where it is not known, the way to who should know it. */
function Told({ environment, state: { state, word, isOfDetectors } }: Pick<BoardEnvironment, 'environment' | 'state'>) {
  const project = useProject();
  const badge = <StateBadge state={state}>{word}</StateBadge>;
  if (isOfDetectors !== true) return badge;
  return (
    <Link to="/p/$project/settings" params={{ project }} search={{ tab: 'detectors', environment }}>
      {badge}
    </Link>
  );
}

function Declared({ intent, rollout, status, converged }: BoardEnvironment) {
  if (intent === null) return <p className={classes.nothing}>nothing declared yet</p>;
  const { done, of } = rollout ?? {};
  const isRolling = status === 'rolling-out' && done !== undefined && of !== undefined;
  return (
    <div className={classes.declared}>
      <p className={classes.alias}>
        <HostileText text={intent.release.alias} most={40} />
      </p>
      <Digest value={intent.release.id} of="release id" />
      <p className={classes.since}>
        since <Instant at={intent.since} />
        {converged !== null && (
          <>
            {' '}
            · converged <Instant at={converged.at} relative />
          </>
        )}
      </p>
      {isRolling && <Progress done={done} of={of} />}
      {rollout?.status === 'failed' && rollout.reason !== undefined && (
        <p className={classes.failed}>
          <HostileText text={rollout.reason} most={120} />
        </p>
      )}
    </div>
  );
}

function Next({ next, paused }: BoardEnvironment) {
  return (
    <div className={classes.next}>
      {next === undefined ? (
        <p>nothing is waiting</p>
      ) : (
        <p data-blocked={next.isBlocked || undefined}>
          <strong>
            <HostileText text={next.release} most={30} />
          </strong>{' '}
          <HostileText text={next.says} most={160} />
          {next.earliest !== undefined && (
            <>
              , not before <Instant at={next.earliest} />
            </>
          )}
        </p>
      )}
      {paused !== null && (
        <p>
          Automation is paused: <HostileText text={paused.reason} most={120} />
        </p>
      )}
    </div>
  );
}
