import type { JsonObject } from '../../compare/json';
import { isJsonObject, segmentsOf } from '../../compare/json';
import type { Difference } from '../../difference';
import { kindOf } from '../../domains/kubernetes/identity';
import { withoutPlace } from './keyed-place';

/**
 * What is to be applied, so that only the places that are asked for become as declared: all that is declared, without
 * every other place that is otherwise now. Leaving such a place out changes nothing there, for whoever made it otherwise
 * has it; saying all the rest each time keeps what was restored before.
 */
export function appliedObject(
  declared: JsonObject,
  found: readonly Pick<Difference, 'path' | 'kind'>[],
  restore: readonly (readonly string[])[],
): JsonObject {
  const { status: _, ...content } = declared;
  const others = found
    .filter(({ kind }) => kind !== 'unexpected')
    .map(({ path }) => segmentsOf(path))
    .filter((path) => !restore.some((wanted) => isWithin(path, wanted)));
  const left = others.reduce<unknown>((object, path) => withoutPlace(object, path), content);
  const applied = isJsonObject(left) ? left : {};
  if (kindOf(declared) !== 'Secret') return applied;
  const { data: __, stringData: ___, ...withoutValues } = applied;
  return withoutValues;
}

/** The same place, or one in it. */
export function isWithin(path: readonly string[], place: readonly string[]): boolean {
  return place.every((segment, index) => segment === path[index]);
}
