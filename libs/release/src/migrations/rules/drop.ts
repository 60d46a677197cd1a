import type { Memory } from '../memory/memory';
import { parts } from '../memory/memory';
import { namedObjects } from '../memory/objects';
import type { Name } from '../names';
import { shownAll } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { DropStmt } from '../sql-syntax';
import { AFTERWARDS, MADE_HERE, OUTSIDE } from './rule';

/** What is lost with it, where that is more than that whoever names it fails. */
const losses: Readonly<Record<string, string>> = {
  TABLE: 'its rows are lost, and a release that names it fails',
  'FOREIGN TABLE': 'a release that names it fails',
  MATVIEW: 'a release that names it fails, and making it again takes its whole query',
  SCHEMA: 'everything in it may be lost',
  SEQUENCE: 'how far it had counted is lost, and inserts that use it fail',
  TRIGGER: 'what it did for every write is no longer done',
  RULE: 'statements do something else from now on',
  POLICY: 'the running release sees other rows from now on',
  EXTENSION: 'its types, functions and the columns that use them may be lost',
  DOMAIN: 'a release that names it fails, and with CASCADE its columns are lost',
  TYPE: 'a release that names it fails, and with CASCADE its columns are lost',
  PUBLICATION: 'whoever follows it hears nothing any more',
};

export function drop(node: DropStmt, memory: Memory): Finding {
  const type = (node.removeType ?? '').replace(/^OBJECT_/, '').replaceAll('_', ' ');
  const kind = `DROP ${type === 'MATVIEW' ? 'MATERIALIZED VIEW' : type}`;
  const strangers = namedObjects(node.removeType, node.objects).filter(
    ({ space, name }) => !isOwn(space, name, memory),
  );
  const names = shownAll(strangers.map(({ name }) => name));
  if (strangers.length === 0) return additive(kind, MADE_HERE);
  if (type === 'INDEX') return dropIndex(kind, names, node.concurrent === true, memory);
  if (type === 'STATISTIC EXT') return additive('DROP STATISTICS', `only the planner used ${names}`);
  return destructive(kind, `${names}: ${losses[type] ?? 'whoever uses it fails'}`, AFTERWARDS);
}

function dropIndex(kind: string, names: string, concurrently: boolean, memory: Memory): Finding {
  if (!concurrently) {
    return blocking(
      kind,
      `nobody uses the table of ${names} until everybody who does is done`,
      'DROP INDEX CONCURRENTLY',
    );
  }
  if (memory.inTransaction) return blocking(kind, 'DROP INDEX CONCURRENTLY fails in a transaction', OUTSIDE);
  return additive(
    kind,
    `no row is lost with ${names}; queries that used it get slower, and a unique one no longer guards`,
  );
}

/** Parts of a table (triggers, policies) go with it. */
function isOwn(space: string, name: Name, memory: Memory): boolean {
  if (memory.isOwn(space, name)) return true;
  return parts.has(space) && memory.isOwn('relation', name.slice(0, -1));
}
