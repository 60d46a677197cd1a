/** The lowest of the positions; undefined, before all of them, when one is. */
export function lowest(positions: readonly (bigint | undefined)[]): bigint | undefined {
  let low = positions[0];
  for (const position of positions) {
    if (position === undefined) return undefined;
    if (low === undefined || position < low) low = position;
  }
  return low;
}
