import type { Difference } from '../difference';
import type { Circumstances, Reported } from './circumstances';
import type { Domain, Leeway, Located, OverlayChange } from './domain';
import { resourceOf } from './domain';
import type { DeclaredIntent } from './intent';
import { toldTolerance, toleratedBy } from './tolerance';
import type { Writer } from './writer';
import { toldWriter } from './writer';

export interface Case {
  readonly domain: Domain;
  readonly circumstances: Circumstances;
  readonly intent: DeclaredIntent;
  readonly reported: Reported;
  readonly at: Located;
  readonly fingerprint: string;
  /** Who last wrote what was observed there; undefined where nobody knows. */
  readonly writer: Writer | undefined;
  /** What the domain itself lets be. */
  readonly leeway: Leeway | undefined;
  /** The change of the overlay that would declare it; undefined where there is none. */
  readonly change: OverlayChange | undefined;
}

/** The one classification of a difference and the sentence that justifies it; the first rule that applies decides. */
export function classify(found: Case): Pick<Difference, 'classification' | 'reason'> {
  return (
    notSeen(found) ??
    tolerated(found) ??
    excepted(found) ??
    pending(found) ??
    undecidable(found) ?? { classification: 'drift', reason: reasonForDrift(found) }
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

function tolerated({ domain, circumstances: { tolerances, now }, at, writer, leeway }: Case): Verdict {
  const place = { ...at, domain: domain.name, resource: resourceOf(domain, at.name) };
  const found =
    leeway !== undefined && 'tolerated' in leeway ? leeway.tolerated : toleratedBy(tolerances, place, writer, now);
  return found && { classification: 'tolerated', reason: toldTolerance(found, at.path) };
}

function excepted({ circumstances: { acceptances, now }, fingerprint }: Case): Verdict {
  const acceptance = acceptances.get(fingerprint);
  if (acceptance === undefined || acceptance.until <= now) return undefined;
  const { until, person, reason, exceptionId } = acceptance;
  return { classification: 'excepted', reason: `accepted until ${until} by ${person}: ${reason} (${exceptionId})` };
}

function pending({ intent, circumstances: { now, rolloutMilliseconds } }: Case): Verdict {
  const { converged, declaredAt, intentRevision } = intent;
  const end = Date.parse(declaredAt) + rolloutMilliseconds;
  if (converged || Date.parse(now) >= end) return undefined;
  return {
    classification: 'pending',
    reason: `intent ${String(intentRevision)} is being rolled out; until ${new Date(end).toISOString()} this is not drift`,
  };
}

function undecidable({ leeway }: Case): Verdict {
  return leeway !== undefined && 'unknown' in leeway
    ? { classification: 'unknown', reason: leeway.unknown }
    : undefined;
}

/** What is wrong, what could declare it, and whose hand it was. */
function reasonForDrift(found: Case): string {
  const { domain, at, writer } = found;
  return [
    domain.problem?.(at) ?? `${whatIsWrong(at)}; ${whatDeclaresIt(found)}`,
    ...(at.note === undefined ? [] : [at.note]),
    ...(writer === undefined ? [] : [`last written by ${toldWriter(writer)}`]),
  ].join('; ');
}

function whatIsWrong({ kind, byDefault }: Located): string {
  if (byDefault === 'declared') return 'it is not declared, and is not what it then is by default';
  if (byDefault === 'observed') return 'it is declared and not there, and by default it is something else';
  return {
    missing: 'it is declared and not there',
    unexpected: 'it is there and nobody declared it',
    changed: 'it is not as declared',
  }[kind];
}

function whatDeclaresIt({ circumstances: { environment, forbids }, change }: Case): string {
  if (change === undefined) return 'only a release can declare this';
  if (change.value === null) return `the overlay of ${environment} declares ${change.key}`;
  return (
    forbids(change.key, change.value) ?? `${change.key} may vary in ${environment}, but its overlay does not say so`
  );
}
