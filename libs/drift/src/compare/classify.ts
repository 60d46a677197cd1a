import { ROLLOUT_MILLISECONDS } from '@ledgerline/environment';
import type { Difference } from '../difference';
import type { Circumstances, Reported } from './circumstances';
import type { Domain, Located, OverlayChange } from './domain';
import type { DeclaredIntent } from './intent';

interface Case {
  readonly domain: Domain;
  readonly circumstances: Circumstances;
  readonly intent: DeclaredIntent;
  readonly reported: Reported;
  readonly at: Located;
  readonly fingerprint: string;
  /** The change of the overlay that would declare it; undefined where there is none. */
  readonly change: OverlayChange | undefined;
}

/** The one classification of a difference and the sentence that justifies it; the first rule that applies decides. */
export function classify(found: Case): Pick<Difference, 'classification' | 'reason'> {
  return (
    notSeen(found) ?? excepted(found) ?? pending(found) ?? { classification: 'drift', reason: reasonForDrift(found) }
  );
}

type Verdict = Pick<Difference, 'classification' | 'reason'> | undefined;

function notSeen({ reported, at }: Case): Verdict {
  if (reported.completeness === 'complete' || at.kind !== 'missing') return undefined;
  return {
    classification: 'unknown',
    reason: `not seen by an observation that is partial: ${reported.problem ?? 'no reason given'}`,
  };
}

function excepted({ circumstances: { acceptances, now }, fingerprint }: Case): Verdict {
  const acceptance = acceptances.get(fingerprint);
  if (acceptance === undefined || acceptance.until <= now) return undefined;
  const { until, person, reason, exceptionId } = acceptance;
  return { classification: 'excepted', reason: `accepted until ${until} by ${person}: ${reason} (${exceptionId})` };
}

function pending({ intent: { converged, declaredAt, intentRevision }, circumstances: { now } }: Case): Verdict {
  const end = Date.parse(declaredAt) + ROLLOUT_MILLISECONDS;
  if (converged || Date.parse(now) >= end) return undefined;
  return {
    classification: 'pending',
    reason: `intent ${String(intentRevision)} is being rolled out; until ${new Date(end).toISOString()} this is not drift`,
  };
}

function reasonForDrift({ domain, circumstances: { environment, forbids }, change, at }: Case): string {
  const own = domain.problem?.(at);
  if (own !== undefined) return own;
  const what = {
    missing: 'it is declared and not there',
    unexpected: 'it is there and nobody declared it',
    changed: 'it is not as declared',
  }[at.kind];
  if (change === undefined) return `${what}; only a release can declare this`;
  if (change.value === null) return `${what}; the overlay of ${environment} declares ${change.key}`;
  return `${what}; ${forbids(change.key, change.value) ?? `${change.key} may vary in ${environment}, but its overlay does not say so`}`;
}
