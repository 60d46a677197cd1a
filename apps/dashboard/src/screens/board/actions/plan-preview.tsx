import type { components } from '@ledgerline/api-client';
import { Digest } from '../../../parts/digest';
import { HostileText } from '../../../parts/hostile-text';
import { StateBadge } from '../../../parts/state-badge';
import classes from './actions.module.css';

/** What would change, counted by kind, and each gate with what it says now. */
export function PlanPreview({ plan }: { readonly plan: components['schemas']['PlanPreview'] }) {
  const { declared, environment, changes, gates, planHash } = plan;
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const destructive = changes.filter(({ safety }) => safety === 'destructive' || safety === 'unknown');
  return (
    <>
      <p>
        {declared === null ? (
          <>Nothing is declared in {environment} yet.</>
        ) : (
          <>
            {environment} has <HostileText text={declared.alias} most={40} /> now.
          </>
        )}{' '}
        {changes.length === 0
          ? 'Nothing would change.'
          : `Would change: ${[...counts].map(([kind, count]) => `${String(count)} ${kind}`).join(', ')}.`}
      </p>
      {destructive.map(({ subject, safety, because }) => (
        <p key={subject}>
          <StateBadge state="refused">{safety} migration</StateBadge> <HostileText text={subject} />
          {because !== undefined && (
            <>
              : <HostileText text={because} />
            </>
          )}
        </p>
      ))}
      <ul className={classes.list} aria-label="Gates">
        {gates.map(({ gate, holds, because }) => (
          <li key={gate}>
            <StateBadge state={holds ? 'good' : 'waiting'}>{gate}</StateBadge>{' '}
            <span className={classes.soft}>
              <HostileText text={because} />
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.soft}>
        Requested, it waits for its gates by itself. Plan <Digest value={planHash} of="plan hash" />
      </p>
    </>
  );
}
