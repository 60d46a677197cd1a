interface Place {
  readonly environment: string;
  readonly admits: string;
  readonly after: readonly string[];
}

/** By environment: how many stand before it on the longest way there. */
export function depths(places: readonly Place[]): ReadonlyMap<string, number> {
  const byName = new Map(places.map((place) => [place.environment, place]));
  const known = new Map<string, number>();
  const depthOf = (name: string, path: ReadonlySet<string>): number => {
    const done = known.get(name);
    if (done !== undefined) return done;
    const before = (byName.get(name)?.after ?? []).filter((one) => byName.has(one) && !path.has(one));
    const depth = Math.max(-1, ...before.map((one) => depthOf(one, new Set([...path, name])))) + 1;
    known.set(name, depth);
    return depth;
  };
  for (const { environment } of places) depthOf(environment, new Set([environment]));
  return known;
}

/** The states of releases in the order in which they are reached; `in` is the environment that a state is reached in. */
export function statesInOrder(
  states: Readonly<Record<string, { readonly in?: string }>>,
  places: readonly Place[],
): readonly string[] {
  const depthOf = depths(places);
  const rank = (state: string): number => {
    if (state === 'candidate') return -1;
    const reachedIn = states[state]?.in;
    if (reachedIn !== undefined) return (depthOf.get(reachedIn) ?? 0) + 0.25;
    const admitting = places
      .filter(({ admits }) => admits === state)
      .map(({ environment }) => depthOf.get(environment) ?? 0);
    return admitting.length === 0 ? Infinity : Math.min(...admitting) - 0.5;
  };
  const names = new Set(['candidate', ...Object.keys(states), ...places.map(({ admits }) => admits)]);
  return [...names].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    if (first === second) return one < other ? -1 : 1;
    return first - second;
  });
}
