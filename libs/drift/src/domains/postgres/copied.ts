import type { DatabaseSchema } from './database-schema';

/** A schema of its own, that may be changed. */
export const copied = (schema: DatabaseSchema) => copy(schema) as DatabaseSchema;

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(value)) result[name] = copy((value as Readonly<Record<string, unknown>>)[name]);
  return result;
}
