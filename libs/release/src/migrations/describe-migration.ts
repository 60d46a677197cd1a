import type { StatementFinding } from './judge-migration';
import type { Safety } from './safety';
import { severity, worstOf } from './safety';

/** What is recorded of a migration: its class, and the statements that gave it. */
export interface MigrationFacts {
  readonly safety: Safety;
  /** The worst of them, in the order in which they run. */
  readonly statements: readonly StatementFinding[];
  /** How many there are beside them. */
  readonly omitted: number;
  /** Ids of the releases that have to have converged before it runs. */
  readonly requires: readonly string[];
}

const MAX_STATEMENTS = 50;

export function describeMigration(
  findings: readonly StatementFinding[],
  requires: readonly string[] = [],
): MigrationFacts {
  const worst = [...findings.entries()]
    .sort(([at, one], [after, other]) => severity(other.safety) - severity(one.safety) || at - after)
    .slice(0, MAX_STATEMENTS)
    .sort(([at], [after]) => at - after)
    .map(([, finding]) => finding);
  return { safety: worstOf(findings), statements: worst, omitted: findings.length - worst.length, requires };
}
