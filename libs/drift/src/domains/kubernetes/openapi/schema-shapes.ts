import type { JsonObject } from '../../../compare/json';
import { isJsonObject, member } from '../../../compare/json';
import type { Key, Shape } from '../../../compare/shape';
import { atomic, keyed, map, record, set, value } from '../../../compare/shape';
import { duration, instant, intOrString, quantity } from '../../../compare/values';
import { any, orNothing, present } from '../schema/words';

/** Whether what is empty is as good as absent: so it is where the server drops it, and not in custom resources. */
type Dress = (shape: Shape) => Shape;

/** Types that are written in more than one way, by the end of their name. */
const named: readonly (readonly [suffix: string, shape: Shape])[] = [
  ['.api.resource.Quantity', quantity],
  ['.util.intstr.IntOrString', intOrString],
  ['.meta.v1.Duration', duration],
  ['.meta.v1.Time', instant],
  ['.meta.v1.MicroTime', instant],
  ['.runtime.RawExtension', any],
  ['.v1.JSON', any],
];

/** Reads schemas of OpenAPI v3, or of a custom resource, as shapes; each named one once, so that they may go in circles. */
export class SchemaShapes {
  private readonly shapes = new Map<string, Shape>();

  constructor(
    private readonly schemas: JsonObject,
    private readonly dress: Dress,
  ) {}

  /** For schemas that the API server drops empty fields of. */
  static ofBuiltIn(schemas: JsonObject): SchemaShapes {
    return new SchemaShapes(schemas, orNothing);
  }

  /** For custom resources, whose fields stay as they were written; only null is nothing. */
  static ofCustom(schemas: JsonObject = {}): SchemaShapes {
    return new SchemaShapes(schemas, present);
  }

  of(schema: unknown): Shape {
    if (!isJsonObject(schema)) return any;
    const inner = this.undefaulted(schema);
    const fallback = schema.default;
    if (fallback === undefined || fallback === null) return inner;
    const isHollow = isJsonObject(fallback) && Object.keys(fallback).length === 0;
    return { ...inner, fallback: () => fallback, ...(isHollow && { hollow: true as const }) };
  }

  private undefaulted(schema: JsonObject): Shape {
    const reference = referenceIn(schema);
    if (reference !== undefined) return this.named(reference);
    if (schema['x-kubernetes-int-or-string'] === true) return this.dress(intOrString);
    const format = schema.format;
    if (format === 'duration') return this.dress(duration);
    if (format === 'date-time') return this.dress(instant);
    switch (schema.type) {
      case 'array':
        return this.dress(this.list(schema));
      case 'object':
        return this.dress(this.object(schema));
      case undefined:
        return isJsonObject(schema.properties) ? this.dress(this.object(schema)) : any;
      default:
        return this.dress(value);
    }
  }

  /** The shape exists before its parts are known, which may hold it themselves. */
  private named(name: string): Shape {
    const known = this.shapes.get(name);
    if (known !== undefined) return known;
    const written = named.find(([suffix]) => name.endsWith(suffix));
    const schema = member(this.schemas, name);
    if (written !== undefined || !isJsonObject(schema)) return written === undefined ? any : this.dress(written[1]);
    const shape: Shape = { ...any };
    this.shapes.set(name, shape);
    return Object.assign(shape, { nothing: undefined }, this.of(schema));
  }

  private object(schema: JsonObject): Shape {
    const { properties, additionalProperties } = schema;
    if (schema['x-kubernetes-preserve-unknown-fields'] === true && !isJsonObject(properties)) return any;
    if (isJsonObject(properties)) {
      const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
      const fields = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, this.of(inner)]));
      return isOpen ? map((key) => (Object.hasOwn(fields, key) ? (fields[key] ?? any) : any)) : record(fields, any);
    }
    return additionalProperties === undefined || additionalProperties === false
      ? any
      : map(additionalProperties === true ? any : this.of(additionalProperties));
  }

  private list(schema: JsonObject): Shape {
    const of = this.of(schema.items);
    switch (schema['x-kubernetes-list-type']) {
      case 'map':
        return keyed(this.keysOf(schema), of);
      case 'set':
        return set(of);
      case 'atomic':
        return atomic(of);
      default: {
        const mergeKey = schema['x-kubernetes-patch-merge-key'];
        return typeof mergeKey === 'string' ? keyed([mergeKey], of) : atomic(of);
      }
    }
  }

  private keysOf(schema: JsonObject): readonly Key[] {
    const names = schema['x-kubernetes-list-map-keys'];
    const fields = this.propertiesOf(schema.items);
    return (Array.isArray(names) ? names : []).filter(isText).map((field) => {
      const property = member(fields, field);
      const fallback = isJsonObject(property) ? property.default : undefined;
      return { field, ...(fallback !== undefined && { fallback }) };
    });
  }

  private propertiesOf(schema: unknown): JsonObject {
    if (!isJsonObject(schema)) return {};
    const reference = referenceIn(schema);
    const target = reference === undefined ? schema : member(this.schemas, reference);
    return isJsonObject(target) && isJsonObject(target.properties) ? target.properties : {};
  }
}

const isText = (name: unknown): name is string => typeof name === 'string';

/** The name of the schema that this one stands for: `$ref`, or an `allOf` with nothing else in it. */
function referenceIn({ $ref, allOf }: JsonObject): string | undefined {
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1);
  const only: unknown = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined;
  return isJsonObject(only) ? referenceIn(only) : undefined;
}
