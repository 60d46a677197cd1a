import { contentDigest } from '@ledgerline/kernel';
import type { DatabaseSchema, SchemaKind } from './database-schema';
import { schemaKindNames } from './database-schema';
import type { ObservedDatabase } from './document';
import { own } from './own';

/** Beyond this many bytes the two schemas of a database are told by what differs. */
const WHOLE_BYTES = 120_000;
/** And so much of that is told. */
const MOST_BYTES = 150_000;

/** Both schemas as they are reported. */
export interface Folded {
  readonly schema: DatabaseSchema;
  readonly reference: DatabaseSchema;
  readonly equal?: NonNullable<ObservedDatabase['equal']>;
  /** How many things differ beyond what a report can hold. */
  readonly omitted: number;
}

/**
 * Leaves what is the same on both sides out of a large schema, and says of each kind how much that was, and by digest what
 * it is. `different` are the places in which they differ. A small schema is told whole.
 */
export function fold(
  schema: DatabaseSchema,
  reference: DatabaseSchema,
  different: readonly (readonly string[])[],
): Folded {
  if (bytesOf(schema) + bytesOf(reference) <= WHOLE_BYTES) return { schema, reference, omitted: 0 };
  const names = new Set(different.map(([kind, name]) => `${kind ?? ''} ${name ?? ''}`));
  const folding = new Folding(names);
  for (const kind of schemaKindNames) folding.add(kind, schema[kind] ?? {}, reference[kind] ?? {});
  return {
    schema: { ...schema, ...folding.kept },
    reference: { ...reference, ...folding.wanted },
    equal: folding.equal,
    omitted: folding.omitted,
  };
}

type Things = Readonly<Record<string, unknown>>;
type Kinds = Partial<Record<SchemaKind, Things>>;

class Folding {
  readonly equal: NonNullable<ObservedDatabase['equal']> = {};
  omitted = 0;
  private readonly observed: Kinds = {};
  private readonly declared: Kinds = {};
  private room = MOST_BYTES;

  constructor(private readonly different: ReadonlySet<string>) {}

  get kept(): Partial<DatabaseSchema> {
    return this.observed as Partial<DatabaseSchema>;
  }

  get wanted(): Partial<DatabaseSchema> {
    return this.declared as Partial<DatabaseSchema>;
  }

  add(kind: SchemaKind, observed: Things, declared: Things): void {
    const same: Record<string, unknown> = {};
    const kept: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const name of new Set([...Object.keys(observed), ...Object.keys(declared)])) {
      const [found, other] = [own(observed, name), own(declared, name)];
      if (other !== undefined && found !== undefined && !this.different.has(`${kind} ${name}`)) same[name] = other;
      else if (this.holds(name, found, other)) {
        if (found !== undefined) kept[name] = found;
        if (other !== undefined) wanted[name] = other;
      }
    }
    this.observed[kind] = kept;
    this.declared[kind] = wanted;
    const count = Object.keys(same).length;
    if (count > 0) this.equal[kind] = { count, digest: contentDigest(same) };
  }

  /** Whether there is room for it. */
  private holds(name: string, ...sides: readonly unknown[]): boolean {
    const bytes = sides.reduce<number>((sum, side) => sum + name.length + bytesOf(side ?? null), 0);
    if (bytes <= this.room) {
      this.room -= bytes;
      return true;
    }
    this.omitted += 1;
    return false;
  }
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
