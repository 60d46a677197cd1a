interface Placed {
  readonly position: string;
}

/** The newest first, each position once: pages of what was, before them what came since, oldest first. */
export function inOrder<Event extends Placed>(
  pages: readonly (readonly Event[])[],
  since: readonly Event[],
): readonly Event[] {
  const events = pages.flat();
  const newest = events.at(0);
  const newer = newest === undefined ? since : since.filter((one) => isLater(one, newest));
  return [...newer].reverse().concat(events);
}

function isLater(one: Placed, other: Placed): boolean {
  return BigInt(one.position) > BigInt(other.position);
}
