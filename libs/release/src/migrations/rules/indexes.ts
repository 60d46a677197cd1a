import type { Memory } from '../memory/memory';
import { nameOf, plain, shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking } from '../safety';
import type { RangeVar, Wrapped } from '../sql-syntax';
import { isOn } from '../sql-syntax';
import { MADE_HERE, OUTSIDE } from './rule';

export interface IndexStmt {
  readonly relation?: RangeVar;
  readonly unique?: boolean;
  readonly concurrent?: boolean;
}

export function createIndex({ relation, unique, concurrent }: IndexStmt, memory: Memory): Finding {
  const kind = unique === true ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX';
  const table = shown(nameOf(relation));
  if (concurrent === true) {
    if (memory.inTransaction) return blocking(kind, `${kind} CONCURRENTLY fails in a transaction`, OUTSIDE);
    const twice = unique === true ? '; where two rows are the same it fails, and leaves an invalid index to drop' : '';
    return additive(kind, `it is built while others read and write ${table}${twice}`);
  }
  if (memory.isOwn('relation', nameOf(relation))) return additive(kind, `${table}: ${MADE_HERE}`);
  if (relation?.inh !== true)
    return additive(kind, `only the parent of the partitions of ${table} is given it, which holds no rows`);
  return blocking(
    kind,
    `nobody writes to ${table} while it is built`,
    `${kind} CONCURRENTLY, in a migration of its own (a partitioned table: ON ONLY it, then its partitions, then ALTER INDEX … ATTACH PARTITION)`,
  );
}

export interface ReindexStmt {
  readonly kind?: string;
  readonly relation?: RangeVar;
  readonly name?: string;
  readonly params?: readonly Wrapped[];
}

export function reindex({ relation, name, params }: ReindexStmt, memory: Memory): Finding {
  const what = relation === undefined ? plain(name ?? 'the database') : shown(nameOf(relation));
  if (relation !== undefined && memory.isOwn('relation', nameOf(relation)))
    return additive('REINDEX', `${what}: ${MADE_HERE}`);
  if (!isOn(params, 'concurrently')) {
    return blocking(
      'REINDEX',
      `nobody writes to the tables of ${what} while it is built anew`,
      'REINDEX … CONCURRENTLY',
    );
  }
  if (memory.inTransaction) return blocking('REINDEX', 'REINDEX CONCURRENTLY fails in a transaction', OUTSIDE);
  return additive('REINDEX', `${what} is built anew while others read and write`);
}
