import type { DatabaseSchema } from '../database-schema';
import { schemaKindNames } from '../database-schema';
import type { ObservedDatabase } from '../document';
import { schemaOf } from '../names';

/** What stands in schemas that belong to somebody else, in numbers, with the first of them by name. */
export type Others = NonNullable<ObservedDatabase['others']>;

const MOST_NAMES = 20;

/** The schemas that the migrations made or made something in, and the one that every database has. */
export function ownedSchemas(declared: DatabaseSchema): ReadonlySet<string> {
  const inUse = schemaKindNames.flatMap((kind) => Object.keys(declared[kind] ?? {}).map(schemaOf));
  return new Set(['public', ...Object.keys(declared.schemas ?? {}), ...inUse]);
}

/** Takes what stands in schemas that nobody declared out of what was observed, and says how much that was. */
export function leaveOutOthers(observed: DatabaseSchema, owned: ReadonlySet<string>): Others | undefined {
  const schemas = new Set<string>();
  let objects = 0;
  const leaveOut = (of: Record<string, unknown> | undefined, schemaIn: (name: string) => string | undefined) => {
    for (const name of Object.keys(of ?? {})) {
      const schema = schemaIn(name);
      if (schema === undefined || owned.has(schema)) continue;
      schemas.add(schema);
      Reflect.deleteProperty(of ?? {}, name);
      objects += 1;
    }
  };
  for (const kind of schemaKindNames) leaveOut(observed[kind], schemaOf);
  const within = objects;
  leaveOut(observed.schemas, (name) => name);
  leaveOut(observed.defaultPrivileges, (name) => observed.defaultPrivileges?.[name]?.schema);
  const names = [...schemas].sort();
  return names.length === 0 ? undefined : { schemas: names.slice(0, MOST_NAMES), count: names.length, objects: within };
}
