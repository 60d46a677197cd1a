import { UnstyledButton } from '@mantine/core';
import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import classes from './time.module.css';
import type { EnvironmentThen } from './then-facts';
import { useChange } from './use-change';

interface Props {
  readonly environments: readonly EnvironmentThen[];
  /** The one that then and now are compared of. */
  readonly chosen: string | undefined;
}

/** Which release was in each environment, in which state, and what is there now. */
export function ThenCards({ environments, chosen }: Props) {
  const change = useChange();
  return (
    <ul className={classes.cards} aria-label="Environments as of then">
      {environments.map((environment) => {
        const { environment: name, state, comes, nowThere } = environment;
        return (
          <li key={name} className={classes.card} data-environment={name} data-chosen={name === chosen || undefined}>
            <div className={classes.cardHead}>
              <h2>
                <UnstyledButton
                  aria-pressed={name === chosen}
                  className={classes.name}
                  onClick={() => {
                    change({ environment: name === chosen ? undefined : name, only: undefined });
                  }}
                >
                  {name}
                </UnstyledButton>
              </h2>
              <StateBadge state={state.state}>{state.word}</StateBadge>
            </div>
            <Declared {...environment} />
            <div className={classes.cardFoot}>
              {nowThere !== undefined && (
                <p data-same={nowThere === (environment.intent?.release.alias ?? null) || undefined}>
                  now {nowThere === null ? 'nothing' : <HostileText text={nowThere} most={40} />}
                </p>
              )}
              {comes.length > 0 && (
                <p>
                  under way: <HostileText text={comes.join(', ')} most={60} />
                </p>
              )}
              {nowThere === undefined && comes.length === 0 && <p>nothing was under way</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Declared({ intent, converged }: EnvironmentThen) {
  if (intent === null) return <p className={classes.cardBody}>nothing declared yet</p>;
  return (
    <div className={classes.cardBody}>
      <p className={classes.alias}>
        <HostileText text={intent.release.alias} most={40} />
      </p>
      <Digest value={intent.release.id} of="release id" />
      <p className={classes.soft}>
        declared <Instant at={intent.since} />
        {converged !== null && (
          <>
            , converged <Instant at={converged.at} />
          </>
        )}
      </p>
    </div>
  );
}
