import type { DatabaseSchema } from '../../../domains/postgres/database-schema';
import { codeOf, messageOf } from '../../reason';
import type { Session } from '../connection';
import type { Draft } from './draft';
import { Comments, keyOf } from './draft';
import { catalogParts } from './parts';
import { MOST_ROWS, ownWork } from './sql';

/** What was read, and what could not be, in words for whoever has to grant it. */
export interface ReadCatalog {
  readonly schema: DatabaseSchema;
  readonly problems: readonly string[];
}

const MAY_NOT = '42501';

/**
 * Everything in the database that a migration can make, of one moment; to be read in a transaction, with the catalogue
 * as the only search path. What the role may not see is left out and named. Throws when the server cannot be asked.
 */
export async function readCatalog(session: Session): Promise<ReadCatalog> {
  const [server] = await session.query<{ readonly version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const version = server?.version ?? 0;
  const draft: Draft = {
    schema: { serverVersion: Math.floor(version / 10_000), tables: {} },
    comments: new Comments(),
  };
  const problems: string[] = [];
  await attempt(session, problems, 'comments', () => readComments(session, draft.comments));
  for (const part of catalogParts) {
    const { what, sql, since = 0 } = part;
    if (version < since) continue;
    await attempt(session, problems, what, async () => {
      const query = typeof sql === 'string' ? sql : sql(version);
      const rows = await session.query(`select * from (${query}) part limit ${String(MOST_ROWS + 1)}`);
      if (rows.length > MOST_ROWS) problems.push(`there are more than ${String(MOST_ROWS)} rows of ${what}`);
      part.add(draft, rows.slice(0, MOST_ROWS).map(withSafeName));
    });
  }
  await attempt(session, problems, 'owners', async () => {
    draft.schema.owner = await mainOwner(session);
  });
  return { schema: draft.schema, problems };
}

/** What the role may not read is a problem of this observation, and none of the rest of it. */
async function attempt(session: Session, problems: string[], what: string, read: () => Promise<void>): Promise<void> {
  await session.query('savepoint part');
  try {
    await read();
    await session.query('release savepoint part');
  } catch (error) {
    if (codeOf(error) !== MAY_NOT) throw error;
    await session.query('rollback to savepoint part');
    problems.push(`its role may not see ${what}: ${messageOf(error)}`);
  }
}

/** The one name that no object can have a member of. */
function withSafeName(row: object): object {
  return 'name' in row && typeof row.name === 'string' ? { ...row, name: keyOf(row.name) } : row;
}

async function readComments(session: Session, comments: Comments): Promise<void> {
  const rows = await session.query<CommentRow>(`
    select d.classoid::regclass::text as catalog, d.objoid as oid, d.objsubid as part, d.description as comment
      from pg_description d
     where (d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass)
       and not exists (select from pg_depend e where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
     limit ${String(MOST_ROWS)}`);
  for (const { catalog, oid, part, comment } of rows) comments.add(catalog, oid, part, comment);
}

interface CommentRow {
  readonly catalog: string;
  readonly oid: number;
  readonly part: number;
  readonly comment: string;
}

/** The role that most things belong to: what a migration makes without saying whose it is. */
async function mainOwner(session: Session): Promise<string> {
  const [owner] = await session.query<{ readonly name: string }>(`
    select pg_get_userbyid(o.owner) as name
      from (select c.relowner as owner, c.relnamespace as schema from pg_class c
             where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${ownWork('pg_class', 'c.oid')}
            union all select p.proowner, p.pronamespace from pg_proc p where ${ownWork('pg_proc', 'p.oid')}
            union all select d.datdba, 2200 from pg_database d where d.datname = current_database()) o
      join pg_namespace n on n.oid = o.schema
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     group by o.owner order by count(*) desc, name limit 1`);
  return owner?.name ?? '';
}
