import { Type } from '@sinclair/typebox';
import { inOrder, isObject, isSame, member, pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';

/** One place in which a configuration would change; null for nothing. */
export interface ConfigurationChange {
  /** JSON pointer into the configuration. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly from: unknown;
  readonly to: unknown;
}

/** How such a place is answered. */
export const ConfigurationPlace = Type.Object({
  path: Type.String({ description: 'JSON pointer (RFC 6901) into the configuration' }),
  kind: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  from: Type.Unknown({ description: 'null for nothing' }),
  to: Type.Unknown({ description: 'null for nothing' }),
  governed: Type.Boolean({ description: 'part of the policy; reviewed, where the project asks for that' }),
});

/** A component, environment, state or rule that is new or gone is one change; inside of one, every setting is. */
const DEPTH_OF_NAMED_THINGS = 2;

/** What applying `after` would change; everything, for a project without a configuration. */
export function configurationDelta(
  before: ProjectConfiguration | undefined,
  after: ProjectConfiguration,
): readonly ConfigurationChange[] {
  return changes(before, after, []);
}

function changes(before: unknown, after: unknown, path: readonly string[]): readonly ConfigurationChange[] {
  const sides = [before, after].filter((side) => side !== undefined);
  // Objects are compared member by member, so that nothing is looked at more than once, however large the whole is.
  if (sides.every(isObject) && (sides.length === 2 || path.length < DEPTH_OF_NAMED_THINGS)) {
    const names = [...new Set(sides.flatMap((side) => Object.keys(side)))].sort(inOrder);
    return names.flatMap((name) => changes(member(before, name), member(after, name), [...path, name]));
  }
  if (isSame(before, after)) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ path: pointerTo(...path), kind, from: before ?? null, to: after ?? null }];
}
