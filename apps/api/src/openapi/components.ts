import type { JsonSchema } from './document';

/** The named schemas of a document; a name stands for one schema only. */
export class Components {
  private readonly named = new Map<string, { readonly schema: JsonSchema; readonly text: string }>();

  /** In the order of their names. */
  get schemas(): Readonly<Record<string, JsonSchema>> {
    const sorted = [...this.named].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([name, { schema }]) => [name, schema]));
  }

  /** A reference to the schema under this name. Throws when the name stands for another one already. */
  add(name: string, schema: JsonSchema): JsonSchema {
    const text = JSON.stringify(schema);
    const known = this.named.get(name);
    if (known !== undefined && known.text !== text) throw new Error(`two schemas are called "${name}"`);
    this.named.set(name, { schema, text });
    return { $ref: `#/components/schemas/${name}` };
  }

  has(name: string): boolean {
    return this.named.has(name);
  }

  /** The schema with every part that has an `$id` moved to the components and referred to. */
  lift(schema: unknown): JsonSchema {
    return this.lifted(JSON.parse(JSON.stringify(schema))) as JsonSchema;
  }

  private lifted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.lifted(item));
    if (typeof value !== 'object' || value === null) return value;
    const { $id, ...rest } = value as { readonly $id?: unknown };
    const parts = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, this.lifted(part)]));
    return typeof $id === 'string' ? this.add($id.replace(/[^A-Za-z0-9._-]/g, '-'), parts) : parts;
  }
}
