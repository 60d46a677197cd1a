import type { OverlayChange } from '../../compare';
import { LEDGER_DOMAIN } from '../../ledger-domains';
import type { FindingView } from './query';

interface WayOut {
  readonly possible: boolean;
  /** What it would do, or why it is not possible. */
  readonly says: string;
  readonly command: string;
}

export interface FindingExplained {
  readonly finding: FindingView;
  /** Null for nothing, like `observed`. */
  readonly declared: unknown;
  readonly observed: unknown;
  readonly because: string;
  readonly capture: WayOut;
  readonly revert: WayOut;
  readonly accept: WayOut;
}

/** How a capture would go: the overlay's change, and why it is not allowed if it is not. */
export interface Capturable {
  readonly change: OverlayChange;
  readonly forbidden: string | undefined;
}

/** What the finding is about, why it is one, and the three ways out of it. */
export function explain(finding: FindingView, capturable: Capturable | undefined): FindingExplained {
  const { difference, findingId, environment, status } = finding;
  const { declared, observed, reason, kind, resource, domain } = difference;
  const done = status === 'closed' ? `closed as ${finding.closedAs ?? 'gone'}, there is nothing left to do` : undefined;
  const way = (verb: string, says: string, obstacle?: string): WayOut => ({
    possible: done === undefined && obstacle === undefined,
    says: done ?? obstacle ?? says,
    command: `ledgerline drift ${verb}`,
  });
  const restored = {
    missing: `puts what is declared back into ${resource}`,
    unexpected: `takes what nobody declared out of ${resource}`,
    changed: `restores what is declared in ${resource}`,
  }[kind];
  const isRelease = domain === LEDGER_DOMAIN;
  const byHand = domain === 'postgres' ? ', by hand: databases are never changed by themselves' : '';
  return {
    finding,
    declared,
    observed,
    because: reason,
    capture: way(`capture ${findingId} --reason …`, proposes(capturable, environment), obstacleTo(capturable)),
    revert: way(
      `revert ${findingId} --reason …`,
      `asks the deployers of ${environment} for it: ${restored}${byHand}`,
      isRelease ? `declare another release: \`ledgerline rollback ${environment}\`` : undefined,
    ),
    accept: way(`accept ${findingId} --until … --reason …`, 'lets it be until an instant, at most 90 days from now'),
  };
}

function proposes(capturable: Capturable | undefined, environment: string): string {
  if (capturable === undefined) return '';
  const { key, value } = capturable.change;
  return value === null
    ? `proposes to take ${key} out of the overlay of ${environment}; another person approves it`
    : `proposes ${key} = ${JSON.stringify(value)} for the overlay of ${environment}; another person approves it`;
}

function obstacleTo(capturable: Capturable | undefined): string | undefined {
  return capturable === undefined ? 'no overlay can declare this; only a release can' : capturable.forbidden;
}
