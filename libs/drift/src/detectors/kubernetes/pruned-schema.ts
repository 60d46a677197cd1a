import type { JsonObject } from '../../compare/json';
import { isJsonObject, member } from '../../compare/json';

const MOST_LEVELS = 40;
const kept = ['type', 'format', 'default', 'nullable'];

/**
 * As much of a schema as these values go into, with every reference in its place: what is not there need not be
 * described, and a cluster's description of one kind can be larger than all of its objects.
 */
export function prunedSchema(schema: unknown, schemas: JsonObject, values: readonly unknown[]): JsonObject {
  return pruned(schema, schemas, values, 0);
}

function pruned(schema: unknown, schemas: JsonObject, values: readonly unknown[], level: number): JsonObject {
  const told = resolved(schema, schemas);
  if (values.length === 0 || level > MOST_LEVELS) return {};
  const { properties, additionalProperties, items } = told;
  const inside = (of: unknown, inner: readonly unknown[]) => pruned(of, schemas, inner, level + 1);
  const objects = values.filter(isJsonObject);
  const lists = values.filter((value): value is readonly unknown[] => Array.isArray(value));
  return {
    ...Object.fromEntries(
      Object.entries(told).filter(([name]) => kept.includes(name) || name.startsWith('x-kubernetes-')),
    ),
    ...(isJsonObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties)
          .filter(([name]) => objects.some((object) => Object.hasOwn(object, name)))
          .map(([name, property]) => [
            name,
            inside(
              property,
              objects.flatMap((object) => (Object.hasOwn(object, name) ? [object[name]] : [])),
            ),
          ]),
      ),
    }),
    ...(isJsonObject(additionalProperties)
      ? { additionalProperties: inside(additionalProperties, objects.flatMap(Object.values)) }
      : additionalProperties === true && { additionalProperties }),
    ...(items !== undefined && { items: inside(items, lists.flat()) }),
  };
}

/** `$ref`, or an `allOf` of one, with what stands beside it. */
function resolved(schema: unknown, schemas: JsonObject): JsonObject {
  let here = isJsonObject(schema) ? schema : {};
  for (let steps = 0; steps < MOST_LEVELS; steps += 1) {
    const { $ref: reference, allOf, ...rest } = here;
    const only: unknown = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined;
    if (typeof reference !== 'string' && !isJsonObject(only)) return here;
    const name = typeof reference === 'string' ? reference.slice(reference.lastIndexOf('/') + 1) : '';
    const target = typeof reference === 'string' ? member(schemas, name) : only;
    here = { ...(isJsonObject(target) ? target : {}), ...rest };
  }
  return {};
}
