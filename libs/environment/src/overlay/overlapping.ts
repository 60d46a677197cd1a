import { placeOf } from '../intent/overlay-key';

/** Whether two sets of keys have one in common, or one of either lies inside of one of the other. */
export function overlapping(some: readonly string[], others: readonly string[]): boolean {
  return isInside(some, others) || isInside(others, some);
}

function isInside(keys: readonly string[], others: readonly string[]): boolean {
  const taken = new Set(others.map((key) => placeOf(key).join('\n')));
  return keys.some((key) => {
    const place = placeOf(key);
    return place.some((_, index) => taken.has(place.slice(0, index + 1).join('\n')));
  });
}
