import type { ObservedDatabase } from '../../domains/postgres/document';
import type { Session } from './connection';

type Changes = NonNullable<ObservedDatabase['changes']>;

interface LoggedRow {
  readonly identity: string;
  readonly who: string;
  readonly what: string;
  readonly at: string;
}

const MOST_CHANGES = 2000;

/**
 * Who last changed what, by the log that `docs/guides/postgres.md` has the database keep; nothing where it keeps none, or
 * where the role may not read it: it only explains.
 */
export async function readChanges(session: Session): Promise<Changes> {
  await session.query('savepoint changes');
  try {
    const rows = await session.query<LoggedRow>(
      `select distinct on (object_identity) object_identity as identity, who,
              left(command_tag || coalesce(' by ' || nullif(application, ''), ''), 200) as what,
              to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from ledgerline.ddl_log where object_identity <> ''
        order by object_identity, at desc limit ${String(MOST_CHANGES)}`,
    );
    return Object.fromEntries(rows.map(({ identity, who, what, at }) => [identity, { who, what, at }]));
  } catch {
    await session.query('rollback to savepoint changes');
    return {};
  }
}
