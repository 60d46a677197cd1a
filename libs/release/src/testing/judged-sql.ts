import type { SqlScript } from '@ledgerline/platform/sql-parser';
import { parseSql } from '@ledgerline/platform/sql-parser';
import type { StatementFinding } from '../migrations/judge-migration';
import { judgeMigration } from '../migrations/judge-migration';
import { Memory } from '../migrations/memory/memory';

/** Something ran before of which nothing is known. */
export const UNKNOWN_HISTORY = 'DO $$ BEGIN END $$';

export async function readScript(sql: string): Promise<SqlScript> {
  const script = await parseSql(sql);
  if ('problem' in script) throw new Error(`${script.problem}: ${sql}`);
  return script;
}

/** What each statement of the last migration does, after those before it. */
export async function judged(...migrations: readonly string[]): Promise<readonly StatementFinding[]> {
  const memory = new Memory(true);
  let last: readonly StatementFinding[] = [];
  for (const sql of migrations) last = judgeMigration((await readScript(sql)).statements, memory);
  return last;
}

/** The same, as `destructive DROP TABLE`, on a database of which nothing is known. */
export async function verdicts(sql: string): Promise<readonly string[]> {
  return (await judged(UNKNOWN_HISTORY, sql)).map(({ safety, kind }) => `${safety} ${kind}`);
}

/** Rows of a table: the SQL, and what its last statement is. */
export function itJudges(rows: readonly (readonly [string, string])[]): void {
  it.each(rows)('%s: %s', async (sql, expected) => {
    expect((await verdicts(sql)).at(-1)).toBe(expected);
  });
}
