import type { ProjectConfiguration } from '../project-configuration';

/** Environments that wait for each other, the first again at the end; undefined when every one can be reached. */
export function circleOf({ environments, states }: ProjectConfiguration): readonly string[] | undefined {
  const reachable = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (reachable.has(name)) return undefined;
    for (const upstream of waitsFor(name)) {
      const circle = walk(upstream, [...path, name]);
      if (circle !== undefined) return circle;
    }
    reachable.add(name);
    return undefined;
  };
  /** Those that it comes after, and the one in which the state that it admits is reached. */
  const waitsFor = (name: string): readonly string[] => {
    const environment = environments[name];
    if (environment === undefined) return [];
    const proving = states[environment.admits]?.in;
    return proving === undefined ? environment.after : [...environment.after, proving];
  };
  for (const name of Object.keys(environments)) {
    const circle = walk(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
