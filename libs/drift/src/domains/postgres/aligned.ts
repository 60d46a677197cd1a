import type { Aligned } from './align/align';
import { align } from './align/align';
import type { ObservedDatabase } from './document';

/** A document is asked for both of its sides one after the other; it is brought to one form once. */
const known = new WeakMap<ObservedDatabase, Aligned>();

/** What was observed and what it is held against, in one form; undefined where there is nothing to hold it against. */
export function alignedOf(found: ObservedDatabase | undefined): Aligned | undefined {
  if (found?.reference === undefined) return undefined;
  const before = known.get(found);
  if (before !== undefined) return before;
  const aligned = { ...align(found.reference.schema, found.schema), ...(found.others && { others: found.others }) };
  known.set(found, aligned);
  return aligned;
}
