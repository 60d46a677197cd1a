import type { DatabaseSchema, Grants } from '../database-schema';
import { schemaOf } from '../names';

/** Something that belongs to a role, and on which others may have privileges. */
export interface Holder {
  readonly kind: (typeof kinds)[number];
  readonly name: string;
  /** Where it stands; absent where it is in no schema. */
  readonly schema?: string;
  readonly object: { owner?: string; grants?: Grants };
}

const kinds = [
  'tables',
  'views',
  'materializedViews',
  'sequences',
  'functions',
  'types',
  'domains',
  'schemas',
  'languages',
  'foreignDataWrappers',
  'foreignServers',
] as const;
const inNoSchema: ReadonlySet<string> = new Set(['schemas', 'languages', 'foreignDataWrappers', 'foreignServers']);

/** Everything in the database that has an owner. */
export function holders(schema: DatabaseSchema): readonly Holder[] {
  return kinds.flatMap((kind) =>
    Object.entries(schema[kind] ?? {}).map(([name, object]: [string, Holder['object']]): Holder => ({
      kind,
      name,
      object,
      ...(!inNoSchema.has(kind) && { schema: schemaOf(name) }),
    })),
  );
}
