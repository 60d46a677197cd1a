import type { DatabaseSchema } from '../database-schema';
import { databaseKindNames, schemaKindNames } from '../database-schema';
import { own } from '../own';

type Things = Record<string, Thing>;
type Thing = Record<string, unknown>;

/** Members that hold things by name. */
const collections: ReadonlySet<string> = new Set([
  'aggregate',
  'attributes',
  'columns',
  'constraints',
  'grants',
  'indexes',
  'mappings',
  'options',
  'parts',
  'policies',
  'rules',
  'serverOptions',
  'settings',
  'tables',
  'triggers',
]);

/** Gives a side that has nothing of a kind an empty collection of it, so that each difference lies at one thing. */
export function fillIn(declared: DatabaseSchema, observed: DatabaseSchema): void {
  for (const kind of [...schemaKindNames, ...databaseKindNames]) {
    fillInThings((declared[kind] ??= {}), (observed[kind] ??= {}));
  }
  fillInThing((declared.database ??= {}), (observed.database ??= {}));
}

function fillInThings(left: Things, right: Things): void {
  for (const [name, one] of Object.entries(left)) {
    const other = own(right, name);
    if (other !== undefined) fillInThing(one, other);
  }
}

function fillInThing(left: Thing, right: Thing): void {
  for (const field of collections) {
    if (left[field] === undefined && right[field] === undefined) continue;
    const [one, other] = [(left[field] ??= {}) as Things, (right[field] ??= {}) as Things];
    if (field === 'columns') fillInThings(one, other);
  }
}
