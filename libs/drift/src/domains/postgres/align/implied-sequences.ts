import type { DatabaseSchema } from '../database-schema';
import { bare } from '../names';
import { own } from '../own';

/** A sequence that goes with a column which only one side has is told by that column. */
export function leaveOutImpliedSequences(schema: DatabaseSchema, other: DatabaseSchema): void {
  const implied = Object.entries(schema.sequences ?? {}).filter(
    ([name, { ownedBy }]) => own(other.sequences, name) === undefined && isOnlyHere(schema, other, ownedBy),
  );
  for (const [name] of implied) Reflect.deleteProperty(schema.sequences ?? {}, name);
}

function isOnlyHere({ tables }: DatabaseSchema, other: DatabaseSchema, column: string | undefined): boolean {
  const table = Object.keys(tables).find((name) => column?.startsWith(`${name}.`));
  if (column === undefined || table === undefined) return false;
  const there = own(other.tables, table)?.columns;
  return own(there, bare(column.slice(table.length + 1))) === undefined;
}
