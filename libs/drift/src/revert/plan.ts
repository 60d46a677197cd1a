import { segmentsOf } from '../compare/json';
import type { Difference } from '../difference';
import { statementsFor } from '../domains/postgres/statements';
import { DETECTORS_DOMAIN, LEDGER_DOMAIN } from '../ledger-domains';
import { obstacleToRevert } from './obstacle';

/** What a revert would do, to be looked at before it is asked for. */
export interface RevertPlan {
  readonly possible: boolean;
  /** Who would do it: the environment's deployer, a person by hand, or nobody. */
  readonly by: 'deployer' | 'hand' | 'nobody';
  readonly says: string;
  /** Every place that would change, from what is there to what is declared. */
  readonly steps: readonly RevertStep[];
  /** Of a database: what a person could run; Ledgerline runs none of it. */
  readonly statements: readonly string[];
}

interface RevertStep {
  readonly what: 'restore' | 'remove' | 'set';
  readonly resource: string;
  readonly path: string;
  /** Null for nothing, like `to`. */
  readonly from: unknown;
  readonly to: unknown;
}

const verbs = { missing: 'restore', unexpected: 'remove', changed: 'set' } as const;

export function revertPlan(difference: Difference, environment: string): RevertPlan {
  const { domain, resource, path, kind, declared, observed } = difference;
  if (domain === LEDGER_DOMAIN) return impossible(`declare another release: \`ledgerline rollback ${environment}\``);
  if (domain === DETECTORS_DOMAIN)
    return impossible(`start the agent of ${environment} again: it is over with its next word`);
  if (obstacleToRevert(difference) !== undefined) {
    return impossible('it holds a secret that may have been rotated: an old one is never restored');
  }
  const step = { what: verbs[kind], resource, path, from: observed, to: declared };
  if (domain !== 'postgres') {
    const says = `asks the deployers of ${environment} for it: ${restored(difference)}`;
    return { possible: true, by: 'deployer', says, steps: [step], statements: [] };
  }
  const name = resource.slice(resource.indexOf(' ') + 1);
  const known = statementsFor(name, { kind, declared, observed, path: segmentsOf(path) })?.revert;
  const says = known === undefined ? 'a person finds the statement' : 'a person runs what is printed here';
  return {
    ...{ possible: true, by: 'hand', steps: [step], statements: known ?? [] },
    says: `${restored(difference)}, by hand: databases are never changed by themselves; ${says}`,
  };
}

function restored({ kind, resource }: Difference): string {
  return {
    missing: `puts what is declared back into ${resource}`,
    unexpected: `takes what nobody declared out of ${resource}`,
    changed: `restores what is declared in ${resource}`,
  }[kind];
}

const impossible = (says: string): RevertPlan => ({ possible: false, by: 'nobody', says, steps: [], statements: [] });
