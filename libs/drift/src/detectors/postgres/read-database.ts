import type { ObservedDatabase } from '../../domains/postgres/document';
import type { Session } from './connection';
import { readOnly } from './connection';
import { readSchema } from './read-schema';

type Migrations = ObservedDatabase['migrations'];

/** What a database holds besides its rows, all of one moment. */
export function readDatabase(session: Session): Promise<Omit<ObservedDatabase, 'reference'>> {
  return readOnly(session, async () => ({
    migrations: await appliedMigrations(session),
    extensions: await extensionVersions(session),
    settings: await databaseSettings(session),
    schema: await readSchema(session),
  }));
}

/** From `ledgerline_migrations(id, checksum, applied_at)` in whichever schema it is, `public` first; none where it is not. */
async function appliedMigrations(session: Session): Promise<Migrations> {
  const [record] = await session.query<{ readonly name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relname = 'ledgerline_migrations' and c.relkind = 'r' and n.nspname !~ '^pg_'
      order by n.nspname <> 'public', n.nspname limit 1`,
  );
  if (record === undefined) return [];
  const rows = await session.query<Migrations[number]>(
    `select id::text as id, checksum::text as checksum from ${record.name} order by id`,
  );
  return [...rows];
}

async function extensionVersions(session: Session): Promise<Record<string, string>> {
  const rows = await session.query<{ readonly name: string; readonly version: string }>(
    'select extname as name, extversion as version from pg_extension order by extname',
  );
  return Object.fromEntries(rows.map(({ name, version }) => [name, version]));
}

/** What `ALTER DATABASE … SET` left, for all roles. */
async function databaseSettings(session: Session): Promise<Record<string, string>> {
  const rows = await session.query<{ readonly setting: string }>(
    `select unnest(s.setconfig) as setting from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
      where d.datname = current_database() and s.setrole = 0 order by 1`,
  );
  return Object.fromEntries(
    rows.map(({ setting }) => {
      const end = setting.indexOf('=');
      return [setting.slice(0, end), setting.slice(end + 1)];
    }),
  );
}
