import { isCredentialReference } from './credential-reference';
import { inOrder, isObject, isSame, member } from './json';

export interface JsonDifference {
  readonly path: readonly string[];
  /** Undefined for nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The smallest members in which two JSON values differ, in the order of their names. An array is one value, and so is
 * a reference to a credential: its version means nothing without it.
 */
export function jsonDifferences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly JsonDifference[] {
  if (isSame(before, after)) return [];
  const names = memberNames(before, after);
  if (names === undefined) return [{ path, before, after }];
  return names.flatMap((name) => jsonDifferences(member(before, name), member(after, name), [...path, name]));
}

/** The members to compare one by one; undefined when the values have to be compared as a whole. */
function memberNames(before: unknown, after: unknown): readonly string[] | undefined {
  const sides = [before, after].filter((side) => side !== undefined);
  if (!sides.every(isObject) || sides.some(isCredentialReference)) return undefined;
  const names = new Set(sides.flatMap((side) => Object.keys(side)));
  return names.size === 0 ? undefined : [...names].sort(inOrder);
}
