import type { Memory } from './memory/memory';
import { remember } from './memory/remember';
import { findingsOf } from './rules/rules';
import { tooLarge } from './rules/unseen';
import type { Finding } from './safety';
import type { Wrapped } from './sql-syntax';
import { unwrap, unwrapAll } from './sql-syntax';

/** A statement as the parser hands it on. */
export interface MigrationStatement {
  readonly line: number;
  readonly node: Wrapped;
  readonly unseen?: true;
}

/** What a statement of a migration does, with the line on which it begins. */
export interface StatementFinding extends Finding {
  readonly line: number;
}

/**
 * What each statement does, in their order, given what earlier migrations made of the database; afterwards the memory
 * knows what this one makes of it.
 */
export function judgeMigration(statements: readonly MigrationStatement[], memory: Memory): readonly StatementFinding[] {
  memory.beginMigration();
  return statements.flatMap((statement) => judgeStatement(statement, memory));
}

/** The next statement of the migration that the memory has begun. */
export function judgeStatement(
  { line, node: wrapped, unseen }: MigrationStatement,
  memory: Memory,
): readonly StatementFinding[] {
  return Object.entries(wrapped).flatMap(([kind, node]) => {
    const findings = unseen === true ? [tooLarge(kind)] : findingsOf(kind, node as Wrapped, memory);
    if (unseen === true || findings.some(isOpaque)) memory.distrust();
    else remember(kind, node as Wrapped, memory);
    return findings.map(({ kind: name, safety, reason, instead }) => {
      return { line, kind: name, safety, reason, ...(instead !== undefined && { instead }) };
    });
  });
}

/** Whether a statement can be judged better by who knows what earlier migrations made of the database. */
export function needsHistory(statements: readonly MigrationStatement[]): boolean {
  return statements.some(({ node }) => {
    if (unwrap(node, 'CreateStmt')?.if_not_exists === true) return true;
    const commands = unwrapAll(unwrap(node, 'AlterTableStmt')?.cmds, 'AlterTableCmd');
    return commands.some(({ subtype = '' }) => historical.has(subtype));
  });
}

const historical: ReadonlySet<string> = new Set([
  'AT_AlterColumnType',
  'AT_AttachPartition',
  'AT_DropConstraint',
  'AT_SetNotNull',
]);

/** Nobody can tell what it made of the database. */
function isOpaque({ opaque }: Finding): boolean {
  return opaque === true;
}
