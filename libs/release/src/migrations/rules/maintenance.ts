import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { nameOf, shownAll } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { RangeVar, Wrapped } from '../sql-syntax';
import { isOn, unwrapAll } from '../sql-syntax';
import { MADE_HERE, OUTSIDE } from './rule';

const QUIET = 'do it while nothing needs the table, with a lock_timeout';
/** Lock modes up to ROW EXCLUSIVE are those of everyday reading and writing. */
const EVERYDAY = 3;

export interface VacuumStmt {
  readonly options?: readonly Wrapped[];
  readonly rels?: readonly Wrapped[];
  readonly is_vacuumcmd?: boolean;
}

export function vacuum({ options, rels, is_vacuumcmd: vacuums }: VacuumStmt, memory: Memory): Finding {
  const kind = vacuums !== true ? 'ANALYZE' : isOn(options, 'full') ? 'VACUUM FULL' : 'VACUUM';
  const tables = unwrapAll(rels, 'VacuumRelation').map(({ relation }) => nameOf(relation));
  const what = tables.length === 0 ? 'the database' : shownAll(tables);
  if (kind !== 'ANALYZE' && memory.inTransaction) return blocking(kind, `${kind} fails in a transaction`, OUTSIDE);
  if (kind !== 'VACUUM FULL' || areOwn(tables, memory))
    return additive(kind, `others read and write ${what} meanwhile`);
  return blocking(
    kind,
    `${what} is written anew, and nobody uses it meanwhile`,
    'plain VACUUM; or a tool that rewrites a table beside its use',
  );
}

export function cluster({ relation }: { readonly relation?: RangeVar }, memory: Memory): Finding {
  const tables = relation === undefined ? [] : [nameOf(relation)];
  if (areOwn(tables, memory)) return additive('CLUSTER', `${shownAll(tables)}: ${MADE_HERE}`);
  const what = tables.length === 0 ? 'every clustered table' : shownAll(tables);
  return blocking('CLUSTER', `${what} is written anew, and nobody uses it meanwhile`, QUIET);
}

export interface RefreshMatViewStmt {
  readonly relation?: RangeVar;
  readonly concurrent?: boolean;
  readonly skipData?: boolean;
}

export function refresh({ relation, concurrent, skipData }: RefreshMatViewStmt, memory: Memory): Finding {
  const kind = 'REFRESH MATERIALIZED VIEW';
  const view = [nameOf(relation)];
  if (areOwn(view, memory)) return additive(kind, `${shownAll(view)}: ${MADE_HERE}`);
  if (skipData === true) {
    return destructive(
      kind,
      `${shownAll(view)} is emptied, and cannot be read until it is filled again`,
      'refresh it with its data',
    );
  }
  if (concurrent === true) return additive(kind, `others read ${shownAll(view)} meanwhile`);
  return blocking(
    kind,
    `nobody reads ${shownAll(view)} while its query runs`,
    'REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index',
  );
}

export function lock(
  { relations, mode = 8 }: { readonly relations?: readonly Wrapped[]; readonly mode?: number },
  memory: Memory,
): Finding {
  const tables = unwrapAll(relations, 'RangeVar').map(nameOf);
  if (mode <= EVERYDAY || areOwn(tables, memory))
    return additive('LOCK TABLE', `others use ${shownAll(tables)} meanwhile`);
  return blocking(
    'LOCK TABLE',
    `others wait for ${shownAll(tables)} until this transaction ends`,
    'leave it out, or bound it with a lock_timeout and a short transaction',
  );
}

export function truncate({ relations }: { readonly relations?: readonly Wrapped[] }, memory: Memory): Finding {
  const tables = unwrapAll(relations, 'RangeVar').map(nameOf);
  if (areOwn(tables, memory)) return additive('TRUNCATE', `${shownAll(tables)}: ${MADE_HERE}`);
  return destructive(
    'TRUNCATE',
    `every row of ${shownAll(tables)} is lost`,
    'leave the rows; delete what has to go by hand, from a backup that was tried',
  );
}

/** All tables of a tablespace at once. */
export function moveAll(): Finding {
  return blocking('SET TABLESPACE', 'table after table is copied, and nobody uses it meanwhile', QUIET);
}

function areOwn(tables: readonly Name[], memory: Memory): boolean {
  return tables.length > 0 && tables.every((table) => memory.isOwn('relation', table));
}
