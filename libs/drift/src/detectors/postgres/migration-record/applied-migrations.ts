import type { ObservedDatabase } from '../../../domains/postgres/document';
import { codeOf, messageOf } from '../../reason';
import type { Session } from '../connection';
import type { DeclaredMigration, RecordedRow } from './match-migrations';
import { matchMigrations } from './match-migrations';
import type { Recorder } from './recorders';
import { recorders } from './recorders';

export interface AppliedMigrations {
  readonly applied: ObservedDatabase['migrations'];
  readonly problems: readonly string[];
}

const MOST_MIGRATIONS = 10_000;
const MAY_NOT = '42501';

/** Which migrations ran, by the record of whatever program ran them, in whichever schema it is; none without a record. */
export async function appliedMigrations(
  session: Session,
  declared: readonly DeclaredMigration[],
): Promise<AppliedMigrations> {
  const found = await recordIn(session);
  if (found === undefined) return { applied: [], problems: [] };
  const { recorder, table } = found;
  await session.query('savepoint record');
  try {
    const rows = await session.query<RecordedRow>(`${recorder.query(table)} limit ${String(MOST_MIGRATIONS)}`);
    return { applied: matchMigrations(recorder, rows, declared), problems: [] };
  } catch (error) {
    if (codeOf(error) !== MAY_NOT) throw error;
    await session.query('rollback to savepoint record');
    return { applied: [], problems: [`its role may not read ${table}: ${messageOf(error)}`] };
  }
}

interface Table {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

async function recordIn(
  session: Session,
): Promise<{ readonly recorder: Recorder; readonly table: string } | undefined> {
  const tables = await session.query<Table>(
    `select c.relname as name, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table",
            (select json_agg(a.attname) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relname = any ($1) and c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
      order by n.nspname <> 'public', n.nspname`,
    [recorders.map(({ table }) => table)],
  );
  for (const recorder of recorders) {
    const found = tables.find(
      ({ name, columns }) => name === recorder.table && recorder.columns.every((column) => columns.includes(column)),
    );
    if (found !== undefined) return { recorder, table: found.table };
  }
  return undefined;
}
