import type { Name } from '../names';
import { calledName, objectName } from '../names';
import type { Wrapped } from '../sql-syntax';
import { unwrap, unwrapAll } from '../sql-syntax';
import type { Space } from './memory';

export interface NamedObject {
  readonly space: Space;
  readonly name: Name;
}

/** What a statement is about, by the kind of object that it says (`OBJECT_TABLE`). */
export function namedObjects(type: string | undefined, objects: readonly Wrapped[] = []): readonly NamedObject[] {
  const space = spaceOf(type);
  return objects.map((object) => {
    const name = objectName(object);
    if (space !== 'function') return { space, name };
    const called = unwrap(object, 'ObjectWithArgs');
    return { space, name: calledName(name, unwrapAll(called?.objargs, 'TypeName')) };
  });
}

/** Relations share their names, and so do types and functions of every kind. */
export function spaceOf(type = ''): Space {
  if (/_(?:TABLE|VIEW|MATVIEW|INDEX|SEQUENCE|FOREIGN_TABLE)$/.test(type)) return 'relation';
  if (/_(?:TYPE|DOMAIN)$/.test(type)) return 'type';
  if (/_(?:FUNCTION|PROCEDURE|ROUTINE|AGGREGATE)$/.test(type)) return 'function';
  return type.replace(/^OBJECT_/, '').toLowerCase();
}
