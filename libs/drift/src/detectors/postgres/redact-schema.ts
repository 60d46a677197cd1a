import { isJsonObject } from '../../compare/json';
import { own } from '../../domains/postgres/own';
import type { DatabaseSchema } from '../../domains/postgres/database-schema';
import type { Redact } from '../redact';

/** Members whose own members are named by whoever made them, so that a name may tell of a secret. */
const named: ReadonlySet<string> = new Set(['options', 'serverOptions', 'settings']);

/**
 * A schema with keyed digests in place of what may be secret in its texts: comments, bodies, defaults, options. Names
 * of columns tell nothing about what is in the catalogue.
 */
export function redactSchema(observed: DatabaseSchema, declared: DatabaseSchema | undefined, redact: Redact) {
  return redacted(observed, declared, redact) as DatabaseSchema;
}

function redacted(observed: unknown, declared: unknown, redact: Redact): unknown {
  if (typeof observed === 'string') return redact(observed, declared);
  if (Array.isArray(observed)) {
    const known: readonly unknown[] = Array.isArray(declared) ? declared : [];
    return observed.map((element: unknown) => redacted(element, known.includes(element) ? element : undefined, redact));
  }
  if (!isJsonObject(observed)) return observed;
  const known = isJsonObject(declared) ? declared : undefined;
  return Object.fromEntries(
    Object.entries(observed).map(([name, value]) => {
      const there = own(known, name);
      const isNamed =
        named.has(name) && isJsonObject(value) && Object.values(value).every((one) => typeof one === 'string');
      return [name, isNamed ? redact(value, there) : redacted(value, there, redact)];
    }),
  );
}
