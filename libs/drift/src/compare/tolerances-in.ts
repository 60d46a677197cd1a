import type { Tolerance } from './tolerance';

/** A tolerance as a project declares it: where it says so, for some environments only. */
export interface DeclaredTolerance extends Tolerance {
  readonly environments?: readonly string[];
}

/** Those of a project's tolerances that hold in the environment. */
export function tolerancesIn(
  environment: string,
  declared: readonly DeclaredTolerance[] | undefined,
): readonly Tolerance[] {
  return (declared ?? []).filter(({ environments }) => environments?.includes(environment) !== false);
}
