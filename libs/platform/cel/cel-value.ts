import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { TSchema } from '@sinclair/typebox';

type Members = Readonly<Record<string, TSchema>>;

/** The value as CEL types it: whole numbers are ints, instants are timestamps, and everything else is what it is. */
export function celValue(value: unknown, schema: TSchema | undefined): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string') return schema?.format === 'date-time' ? timestampFromDate(new Date(value)) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? celList(value, schema?.items as TSchema | undefined) : celMap(value, schema);
}

function celList(list: readonly unknown[], items: TSchema | undefined): readonly unknown[] {
  return list.map((item) => celValue(item, items));
}

function celMap(map: object, schema: TSchema | undefined): ReadonlyMap<string, unknown> {
  const converted = new Map<string, unknown>();
  for (const [name, member] of Object.entries(map)) converted.set(name, celValue(member, memberSchema(schema, name)));
  return converted;
}

/** What the schema says of a member; undefined where it has no such member, or says nothing. */
export function memberSchema(schema: TSchema | undefined, name: string): TSchema | undefined {
  const properties = schema?.properties as Members | undefined;
  if (properties !== undefined) return Object.hasOwn(properties, name) ? properties[name] : undefined;
  return Object.values((schema?.patternProperties as Members | undefined) ?? {})[0];
}

/** Whether the members of such a value are named by the schema, so that any other name is a mistake. */
export function namesItsMembers(schema: TSchema | undefined): boolean {
  return schema?.properties !== undefined;
}
