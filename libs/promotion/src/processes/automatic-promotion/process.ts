import type { Correlation, Effect, Input, ProcessManager } from '@ledgerline/kernel';
import type { StandingStateReached } from '../../events';
import type { AutomationResumed, EnvironmentConverged, ReleaseCut } from '../../foreign-events';
import type { Pipeline } from '../../pipeline';
import { automaticPlaces, type AutomaticPlace } from './automatic-places';

export interface RequestAutomatically {
  readonly command: 'request-promotion';
  readonly project: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly because: string;
}

interface ProjectConfigured {
  readonly type: 'project.configured';
  readonly data: { readonly project: string; readonly configuration: Pipeline };
}

export type AutomaticPromotionEvent =
  AutomationResumed | EnvironmentConverged | ProjectConfigured | ReleaseCut | StandingStateReached;

export interface State {
  readonly project: string | undefined;
  /** Where something is promoted by itself, and what makes a release ready for it. */
  readonly places: readonly AutomaticPlace[];
  /** By environment: the release that became ready last. */
  readonly ready: Readonly<Record<string, string>>;
}

type Effects = readonly Effect<RequestAutomatically>[];

/**
 * Promotes a release by itself where the project says so, as soon as it is ready: one instance a project. Whether it may
 * go there, whether something newer is there, whether somebody paused it, is decided at the door like for anybody's request.
 */
export const automaticPromotionProcess: ProcessManager<State, AutomaticPromotionEvent, RequestAutomatically> = {
  name: 'automatic-promotion',
  on: ['project.configured', 'release.cut', 'standing.state-reached', 'environment.converged', 'automation.resumed'],
  correlate: ({ data: { project } }): Correlation => ({ instance: project }),
  initial: { project: undefined, places: [], ready: {} },
  evolve(state, input) {
    if (input.type === 'project.configured') return configured(state, input);
    const places = placesFor(state, input);
    if (places.length === 0) return state;
    const releaseId = releaseOf(input);
    if (releaseId === undefined) return state;
    return { ...state, ready: { ...state.ready, ...Object.fromEntries(places.map((name) => [name, releaseId])) } };
  },
  decide(state, input) {
    switch (input.type) {
      case 'project.configured':
        return ignore('it is told where to promote by itself');
      case 'refused':
        return ignore(`it was not let in: ${input.code}`);
      case 'wake':
        return ignore('it waits for no time');
      case 'automation.resumed': {
        const { environment, project } = input.data;
        const releaseId = state.ready[environment];
        if (releaseId === undefined) return ignore('nothing is ready there');
        return requests(project, [environment], releaseId, 'it is ready, and promotion was resumed');
      }
      default: {
        const places = placesFor(state, input);
        if (places.length === 0) return ignore('nothing is promoted by itself for that');
        return requests(input.data.project, places, input.data.releaseId, reasonFor(input));
      }
    }
  },
  follows: () => [],
};

/** The same object when nothing about it is different, so that a configuration about other things is not remembered. */
function configured(state: State, { data: { project, configuration } }: ProjectConfigured): State {
  const places = automaticPlaces(configuration);
  const ready = Object.fromEntries(
    Object.entries(state.ready).filter(([name]) => places.some(({ environment }) => environment === name)),
  );
  const before = JSON.stringify([state.project, state.places, state.ready]);
  return JSON.stringify([project, places, ready]) === before ? state : { project, places, ready };
}

type ProcessInput = Input<AutomaticPromotionEvent, RequestAutomatically>;

/** The environments for which this makes its release ready. */
function placesFor({ places }: State, input: ProcessInput): readonly string[] {
  const ready = (is: (place: AutomaticPlace) => boolean) => places.filter(is).map(({ environment }) => environment);
  switch (input.type) {
    case 'release.cut':
      return ready(({ cut }) => cut);
    case 'standing.state-reached':
      return ready(({ states }) => states.includes(input.data.state));
    case 'environment.converged':
      return ready(({ converged }) => converged.includes(input.data.environment));
    default:
      return [];
  }
}

function releaseOf(input: ProcessInput): string | undefined {
  return 'data' in input && 'releaseId' in input.data ? input.data.releaseId : undefined;
}

function reasonFor(input: Exclude<AutomaticPromotionEvent, ProjectConfigured | AutomationResumed>): string {
  switch (input.type) {
    case 'release.cut':
      return 'it was cut';
    case 'standing.state-reached':
      return `it is ${input.data.state}`;
    case 'environment.converged':
      return `it converged in ${input.data.environment}`;
  }
}

function requests(project: string, places: readonly string[], releaseId: string, because: string): Effects {
  return places.map((environment) => ({
    do: 'send',
    command: { command: 'request-promotion', project, environment, releaseId, because },
  }));
}

function ignore(because: string): Effects {
  return [{ do: 'ignore', because }];
}
