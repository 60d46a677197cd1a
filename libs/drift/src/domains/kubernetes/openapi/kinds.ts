import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { JsonObject } from '../../../compare/json';
import { isJsonObject } from '../../../compare/json';
import type { Fields, Shape } from '../../../compare/shape';
import { ignored, record } from '../../../compare/shape';
import { kindOf, listAt, objectAt, textAt } from '../identity';
import { any, kind, metadata } from '../schema/words';
import { SchemaShapes } from './schema-shapes';

const GVK = 'x-kubernetes-group-version-kind';
/** Types of the API server itself; empty fields of theirs are dropped. */
const ownTypes = /^io\.k8s\.(?:api|kube-aggregator|apiextensions-apiserver)\./;
const MOST_SCHEMAS = 20_000;

/**
 * Kinds as a cluster's OpenAPI v3 describes them: its custom resources, and what it knows besides the built-in copy. A
 * kind in several versions goes by the last of them.
 */
export function kindsOfOpenApi(document: unknown): Fields | Refusal<'schema-invalid'> {
  const schemas = objectAt(document, 'components', 'schemas');
  const names = Object.keys(schemas);
  if (names.length === 0) return refuse('schema-invalid', { problem: 'it has no schemas' }, '/components/schemas');
  if (names.length > MOST_SCHEMAS) {
    return refuse('schema-invalid', { problem: `it has more than ${String(MOST_SCHEMAS)}` }, '/components/schemas');
  }
  const [own, custom] = [SchemaShapes.ofBuiltIn(schemas), SchemaShapes.ofCustom(schemas)];
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => {
      const shapes = ownTypes.test(name) ? own : custom;
      return kindsOf(schema).map((told) => [told, objectShape(shapes.of(schema))]);
    }),
  );
}

/** Kinds that custom resource definitions among the objects describe, each by the version that is stored. */
export function kindsOfDefinitions(objects: Iterable<JsonObject>): Fields {
  const shapes = SchemaShapes.ofCustom();
  const kinds: Record<string, Shape> = {};
  for (const object of objects) {
    if (kindOf(object) !== 'CustomResourceDefinition.apiextensions.k8s.io') continue;
    const told = `${textAt(object, 'spec', 'names', 'kind') ?? ''}.${textAt(object, 'spec', 'group') ?? ''}`;
    const versions = listAt(object, 'spec', 'versions').filter(isJsonObject);
    const version = versions.find(({ storage }) => storage === true) ?? versions[0];
    const schema = objectAt(version, 'schema', 'openAPIV3Schema');
    if (Object.keys(schema).length > 0) kinds[told] = objectShape(shapes.of(schema));
  }
  return kinds;
}

/** Kinds by what they are called, each with a schema that stands for itself. */
export function kindsOfSchemas(schemas: Readonly<Record<string, JsonObject>>): Fields {
  const shapes = SchemaShapes.ofCustom();
  return Object.fromEntries(Object.entries(schemas).map(([told, schema]) => [told, objectShape(shapes.of(schema))]));
}

/** Only what has metadata is an object; lists of objects are opened before they are compared. */
function kindsOf(schema: unknown): readonly string[] {
  if (!Object.hasOwn(objectAt(schema, 'properties'), 'metadata')) return [];
  return listAt(schema, GVK)
    .filter(isJsonObject)
    .map(({ group, kind: of, version }) =>
      kindOf({ kind: of, apiVersion: group === '' ? version : `${String(group)}/${String(version)}` }),
    );
}

/** What every object has is known anyway; the rest is as its schema says. */
function objectShape(shape: Shape): Shape {
  if (shape.shape !== 'record') return kind({});
  return record({ ...shape.fields, apiVersion: ignored, kind: ignored, status: ignored, metadata }, any);
}
