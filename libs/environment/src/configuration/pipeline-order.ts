import { inOrder } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';

/** The names of the environments, each behind those that it comes after; beside each other in the order of their names. */
export function pipelineOrder(environments: ProjectConfiguration['environments']): readonly string[] {
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const depth = Math.max(0, ...(environments[name]?.after ?? []).map((upstream) => depthOf(upstream) + 1));
    depths.set(name, depth);
    return depth;
  };
  return Object.keys(environments).sort((one, other) => depthOf(one) - depthOf(other) || inOrder(one, other));
}
