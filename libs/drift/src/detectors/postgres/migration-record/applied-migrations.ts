import type { ObservedDatabase } from '../../../domains/postgres/document';
import { codeOf, messageOf } from '../../reason';
import type { Session } from '../connection';
import type { DeclaredMigration, Matched } from './match-migrations';
import { matchMigrations } from './match-migrations';
import type { RecordedRow, Recorder } from './recorders';
import { recorders } from './recorders';

export interface AppliedMigrations {
  readonly applied: ObservedDatabase['migrations'];
  /** Whether they are in the order in which they ran. */
  readonly isOrdered: boolean;
  readonly problems: readonly string[];
}

const MOST_MIGRATIONS = 10_000;
const MOST_RECORDS = 10;
const MAY_NOT = '42501';
const NONE: AppliedMigrations = { applied: [], isOrdered: false, problems: [] };

/**
 * Which migrations ran, by the record of whatever program ran them, in whichever schema it is; none without a record.
 * Of several records, the one counts that knows most of what is declared.
 */
export async function appliedMigrations(
  session: Session,
  declared: readonly DeclaredMigration[],
): Promise<AppliedMigrations> {
  let best: (Matched & AppliedMigrations) | undefined;
  const problems: string[] = [];
  for (const { recorder, table } of await recordsIn(session)) {
    const rows = await rowsOf(session, recorder, table);
    if (typeof rows === 'string') {
      problems.push(rows);
      continue;
    }
    const matched = matchMigrations(recorder, rows, declared);
    const isOrdered = recorder.isOrdered === true;
    if (best === undefined || matched.known > best.known) best = { ...matched, isOrdered, problems: [] };
  }
  return { ...(best ?? NONE), problems };
}

/** The rows of a record, or why they may not be read. */
async function rowsOf(session: Session, { query }: Recorder, table: string): Promise<readonly RecordedRow[] | string> {
  await session.query('savepoint record');
  try {
    return await session.query<RecordedRow>(`${query(table)} limit ${String(MOST_MIGRATIONS)}`);
  } catch (error) {
    if (codeOf(error) !== MAY_NOT) throw error;
    await session.query('rollback to savepoint record');
    return `its role may not read ${table}: ${messageOf(error)}`;
  }
}

interface Table {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

interface KeptRecord {
  readonly recorder: Recorder;
  readonly table: string;
}

/** The first recorder that fits each table. */
async function recordsIn(session: Session): Promise<readonly KeptRecord[]> {
  const tables = await session.query<Table>(
    `select c.relname as name, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table",
            (select json_agg(a.attname) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relname = any ($1) and c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
      order by n.nspname <> 'public', n.nspname limit ${String(MOST_RECORDS)}`,
    [recorders.map(({ table }) => table)],
  );
  const taken = new Set<string>();
  return recorders.flatMap((recorder) =>
    tables
      .filter(({ name, table, columns }) => !taken.has(table) && name === recorder.table && fits(recorder, columns))
      .map(({ table }) => {
        taken.add(table);
        return { recorder, table };
      }),
  );
}

const fits = (recorder: Recorder, columns: readonly string[]) =>
  recorder.columns.every((column) => columns.includes(column));
