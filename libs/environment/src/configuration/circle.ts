import type { ProjectConfiguration } from '../project-configuration';

/** Environments that wait for each other, the first again at the end; undefined when every one can be reached. */
export function circleOf({ environments, states }: ProjectConfiguration): readonly string[] | undefined {
  /** Those that it comes after, and the one in which the state that it admits is reached. */
  const waitsFor = (name: string): readonly string[] => {
    const environment = environments[name];
    if (environment === undefined) return [];
    const proving = states[environment.admits]?.in;
    return proving === undefined ? environment.after : [...environment.after, proving];
  };
  return circleAmong(Object.keys(environments), waitsFor);
}

/** Names of which each leads to the next, the first again at the end; undefined when none comes back to itself. */
export function circleAmong(
  names: readonly string[],
  next: (name: string) => readonly string[],
): readonly string[] | undefined {
  const cleared = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (cleared.has(name)) return undefined;
    for (const following of next(name)) {
      const circle = walk(following, [...path, name]);
      if (circle !== undefined) return circle;
    }
    cleared.add(name);
    return undefined;
  };
  for (const name of names) {
    const circle = walk(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
