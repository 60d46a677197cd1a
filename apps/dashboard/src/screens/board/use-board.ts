import { useMemo } from 'react';
import { useConfiguration, useDetectors, useEnvironments, usePromotionsUnderWay } from '../../api/project-answers';
import type { Told } from '../../parts/environment-state';
import { environmentState } from '../../parts/environment-state';
import type { Detector, Environment, Promotion, Release, Standing } from './facts';
import { useFindingsIn, useReleases } from './query';
import { depths, statesInOrder } from './states-in-order';
import type { Next } from './what-is-next';
import { whatIsNext } from './what-is-next';

/** An environment with everything that the board says of it. */
export interface BoardEnvironment extends Environment {
  readonly state: Told;
  readonly promotions: readonly Promotion[];
  readonly next: Next | undefined;
  /** How many stand before it. */
  readonly depth: number;
}

export interface BoardFacts {
  readonly project: string;
  readonly isPast: boolean;
  /** In the order of the way. */
  readonly environments: readonly BoardEnvironment[];
  /** Of releases, in the order in which they are reached. */
  readonly states: readonly string[];
  readonly releases: readonly Release[];
  readonly standings: ReadonlyMap<string, Standing>;
  /** Of now; undefined until they have answered. */
  readonly detectors: readonly Detector[] | undefined;
}

const nothing: readonly never[] = [];

type Seen = Parameters<typeof environmentState>[0];

interface Known {
  readonly findings: Seen['findings'] | undefined;
  readonly heard: Seen['detectors'] | undefined;
  readonly isPast: boolean;
  readonly isAsking: boolean;
}

/** What is not known of it is told as such, and never as good news. */
function stateOf(environment: Environment, { findings, heard, isPast, isAsking }: Known): Told {
  if (isAsking || heard === undefined) return { state: 'unknown', word: 'asking' };
  if (findings === undefined) return { state: 'unknown', word: 'too many findings' };
  return environmentState({ environment, detectors: heard, findings, isPast });
}

/** Everything that the board is told from, and what it comes to. */
export function useBoard(project: string, at: string | undefined) {
  const isPast = at !== undefined;
  const environments = useEnvironments(project, at);
  const configuration = useConfiguration(project, at).data?.data.configuration.states;
  const promotions = usePromotionsUnderWay(project, at).data?.data.items ?? nothing;
  const detectors = useDetectors(project, !isPast).data?.data.items;
  const findingsIn = useFindingsIn(project, at);
  const releasesQuery = useReleases(project, at);
  const releasePages = releasesQuery.data?.pages ?? nothing;

  const facts = useMemo((): BoardFacts => {
    const releases = releasePages.flatMap(({ data }) => data.releases);
    const standings = new Map(releasePages.flatMap(({ data }) => [...data.standings]));
    const items = environments.data?.data.items ?? [];
    const depthOf = depths(items);
    const told = items.map((environment): BoardEnvironment => {
      const isHere = (one: { readonly environment: string }) => one.environment === environment.environment;
      const own = promotions.filter(isHere);
      const findings = findingsIn?.(environment.environment);
      const heard = isPast ? nothing : detectors?.filter(isHere);
      return {
        ...environment,
        state: stateOf(environment, { findings, heard, isPast, isAsking: findingsIn === undefined }),
        promotions: own,
        next: whatIsNext({ environment, promotions: own, releases, standings }),
        depth: depthOf.get(environment.environment) ?? 0,
      };
    });
    return {
      project,
      isPast,
      environments: told.sort(
        (one, other) => one.depth - other.depth || (one.environment < other.environment ? -1 : 1),
      ),
      states: statesInOrder(configuration ?? {}, items),
      releases,
      standings,
      detectors,
    };
  }, [project, isPast, environments.data, configuration, promotions, detectors, findingsIn, releasePages]);

  return { environments, facts, releasesQuery };
}
