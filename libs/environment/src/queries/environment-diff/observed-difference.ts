import type { Moment } from '@ledgerline/platform/http';
import type { Occurrence } from '../../as-of';
import { hadHappened } from '../../as-of';

/** What the diff reads of a finding's row. */
export interface KnownFinding {
  readonly environment: string;
  readonly findingId: string;
  readonly difference: {
    readonly domain: string;
    readonly resource: string;
    readonly path: string;
    readonly declared: unknown;
    readonly observed: unknown;
    readonly reason: string;
    readonly overlayKey?: string;
  };
  readonly openedAt: string;
  readonly position: string;
  readonly until?: string;
  /** Who did what about it, in the ledger's order. */
  readonly history: readonly (Occurrence & {
    readonly what: string;
    readonly who: string;
    readonly reason?: string;
    readonly as?: string;
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
  /** When an exception ends. */
  readonly until?: string;
}

/** The finding as a difference between two environments at the moment; undefined when it was not there then. */
export function observedDifference(
  finding: KnownFinding,
  from: string,
  moment: Moment | undefined,
): ObservedDifference | undefined {
  const { findingId, environment, difference, openedAt } = finding;
  const decisive = finding.history
    .filter(({ what, as }) => decides.has(what) && as !== 'excepted')
    .findLast((step) => hadHappened(step, moment));
  if (decisive === undefined || decisive.what === 'closed') return undefined;

  const { domain, resource, path, declared, observed } = difference;
  const sides = environment === from ? { from: observed, to: declared } : { from: declared, to: observed };
  const key = difference.overlayKey ?? `${resource}${path}`;
  const about = { kind: domain, key, ...sides, findingId, environment, since: openedAt };
  if (decisive.what !== 'accepted') return { ...about, classification: 'unexplained', reason: difference.reason };
  const reason = `accepted by ${decisive.who}: ${decisive.reason ?? 'no reason given'}`;
  const { until } = finding;
  return { ...about, classification: 'excepted', reason, ...(until !== undefined && { until }) };
}

/** Closing as excepted decides nothing: the difference is there for as long as its exception. */
const decides: ReadonlySet<string> = new Set(['opened', 'reopened', 'accepted', 'acceptance-expired', 'closed']);
