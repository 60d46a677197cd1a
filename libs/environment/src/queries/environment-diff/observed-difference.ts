import type { Moment } from '@ledgerline/platform/http';
import type { Occurrence } from '../../as-of';
import { hadHappened } from '../../as-of';
import { isSame } from '../../intent/json';

interface FoundDifference {
  readonly domain: string;
  readonly resource: string;
  readonly path: string;
  readonly declared: unknown;
  readonly observed: unknown;
  readonly reason: string;
  readonly overlayKey?: string;
}

/** What the diff reads of a finding's row. */
export interface KnownFinding {
  readonly environment: string;
  readonly findingId: string;
  readonly difference: FoundDifference;
  readonly openedAt: string;
  readonly position: string;
  /** Who did what about it, in the ledger's order. */
  readonly history: readonly (Occurrence & {
    readonly what: string;
    readonly who: string;
    readonly reason?: string;
    readonly as?: string;
    readonly until?: string;
    readonly exceptionId?: string;
    /** What the difference was until then, where it came back as another one. */
    readonly before?: FoundDifference;
  })[];
}

/** A difference that an environment has from its own intent. */
export interface ObservedDifference {
  readonly kind: string;
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly classification: 'excepted' | 'unexplained';
  readonly reason: string;
  readonly findingId: string;
  /** Where it was observed. */
  readonly environment: string;
  readonly since: string;
  readonly position: string;
  /** When an exception ends, who granted it, and its id. */
  readonly until?: string;
  readonly by?: string;
  readonly exceptionId?: string;
}

/** The finding as a difference of this side at the moment; undefined when it was not there then. */
export function observedDifference(
  finding: KnownFinding,
  side: 'from' | 'to',
  moment: Moment | undefined,
): ObservedDifference | undefined {
  const { findingId, environment, openedAt, position } = finding;
  const decisive = finding.history
    .filter(({ what, as }) => decides.has(what) && as !== 'excepted')
    .findLast((step) => hadHappened(step, moment));
  if (decisive === undefined || decisive.what === 'closed') return undefined;

  const difference = differenceAt(finding, moment);
  const { domain, resource, path, declared, observed } = difference;
  const values = side === 'from' ? { from: observed, to: declared } : { from: declared, to: observed };
  const key = difference.overlayKey ?? `${resource}${path}`;
  const about = { kind: domain, key, ...values, findingId, environment, since: openedAt, position };
  if (decisive.what !== 'accepted') return { ...about, classification: 'unexplained', reason: difference.reason };
  const { who: by, until, exceptionId } = decisive;
  return {
    ...about,
    classification: 'excepted',
    reason: `accepted by ${by}: ${decisive.reason ?? 'no reason given'}`,
    by,
    ...(until !== undefined && { until }),
    ...(exceptionId !== undefined && { exceptionId }),
  };
}

/** What was there on one side of two moments of one environment, and was not there on the other. */
export function observedBetween(
  findings: readonly KnownFinding[],
  from: Moment | undefined,
  to: Moment | undefined,
): readonly ObservedDifference[] {
  return findings.flatMap((finding) => {
    const [before, after] = [observedDifference(finding, 'from', from), observedDifference(finding, 'to', to)];
    if (before === undefined || after === undefined) return before ?? after ?? [];
    if (isSame(before.from, after.to)) return [];
    const worse = before.classification === 'unexplained' ? before : after;
    return { ...worse, from: before.from, to: after.to };
  });
}

/** Closing as excepted decides nothing: the difference is there for as long as its exception. */
const decides: ReadonlySet<string> = new Set(['opened', 'reopened', 'accepted', 'acceptance-expired', 'closed']);

/** A finding that came back as another difference since says what it was before. */
function differenceAt({ history, difference }: KnownFinding, moment: Moment | undefined): FoundDifference {
  const next = history.find(({ before, ...step }) => before !== undefined && !hadHappened(step, moment));
  return next?.before ?? difference;
}
