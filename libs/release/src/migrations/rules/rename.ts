import type { Memory } from '../memory/memory';
import type { Space } from '../memory/memory';
import { namedObjects, spaceOf } from '../memory/objects';
import type { Name } from '../names';
import { nameOf, shown } from '../names';
import type { Finding } from '../safety';
import { additive, destructive } from '../safety';
import type { RangeVar, RenameStmt, Wrapped } from '../sql-syntax';
import { MADE_HERE } from './rule';

const BOTH =
  'make what is to be called so beside it (for a table a view will do), let releases move, and then drop the old one';
/** Nothing names these in a query. */
const unnamed: ReadonlySet<string> = new Set([
  'OBJECT_INDEX',
  'OBJECT_POLICY',
  'OBJECT_RULE',
  'OBJECT_STATISTIC_EXT',
  'OBJECT_TRIGGER',
]);

export function rename(node: RenameStmt, memory: Memory): Finding {
  const { renameType = '', subname = '' } = node;
  const kind = `RENAME ${wordsFor(renameType)}`;
  const { space, whole, name } = renamed(node);
  if (memory.isOwn(space, whole)) return additive(kind, `${shown(whole)}: ${MADE_HERE}`);
  if (renameType === 'OBJECT_COLUMN' && memory.isOwn('column', [...whole, subname])) {
    return additive(kind, `${shown(name)} was added by this migration`);
  }
  if (unnamed.has(renameType)) return additive(kind, `no query names ${shown(name)}`);
  const who =
    renameType === 'OBJECT_TABCONSTRAINT' ? 'a release that tells a violation by the name' : 'a release that names';
  return destructive(kind, `${who} ${shown(name)} fails as soon as this has run`, BOTH);
}

/** What gets another name: the whole thing that it is or belongs to, and its own name. */
function renamed({ renameType, relationType, relation, object, subname }: RenameStmt) {
  if (relation !== undefined) {
    const whole = nameOf(relation);
    if (subname === undefined) return { space: spaceOf(renameType), whole, name: whole };
    const space = relationType === 'OBJECT_TYPE' ? 'type' : 'relation';
    return { space, whole, name: [...whole, subname] };
  }
  const whole = namedObjects(renameType, object === undefined ? [] : [object])[0]?.name ?? [subname ?? ''];
  return { space: spaceOf(renameType), whole, name: whole };
}

export interface AlterObjectStmt {
  readonly objectType?: string;
  readonly relation?: RangeVar;
  readonly object?: Wrapped;
}

export function setSchema(node: AlterObjectStmt, memory: Memory): Finding {
  const { space, name } = aboutOf(node);
  if (memory.isOwn(space, name)) return additive('SET SCHEMA', `${shown(name)}: ${MADE_HERE}`);
  return destructive('SET SCHEMA', `a release that looks for ${shown(name)} where it was fails`, BOTH);
}

export function changeOwner(node: AlterObjectStmt, memory: Memory): Finding {
  const { space, name } = aboutOf(node);
  if (memory.isOwn(space, name)) return additive('OWNER TO', `${shown(name)}: ${MADE_HERE}`);
  return destructive(
    'OWNER TO',
    `who owned ${shown(name)} may do no more with it than it is granted`,
    'grant the present owner what it needs first, and change the owner when no release that runs is it',
  );
}

function aboutOf({ objectType, relation, object }: AlterObjectStmt): { readonly space: Space; readonly name: Name } {
  if (relation !== undefined) return { space: spaceOf(objectType), name: nameOf(relation) };
  const [about] = namedObjects(objectType, object === undefined ? [] : [object]);
  return about ?? { space: '', name: [''] };
}

function wordsFor(type: string): string {
  const words = type.replace(/^OBJECT_/, '').replaceAll('_', ' ');
  return words === 'TABCONSTRAINT' ? 'CONSTRAINT' : words === 'MATVIEW' ? 'MATERIALIZED VIEW' : words;
}
