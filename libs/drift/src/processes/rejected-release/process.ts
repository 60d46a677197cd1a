import type { Correlation, DomainEvent, Effect, Input, ProcessManager } from '@ledgerline/kernel';
import { findingIdOf } from '../../finding-id';
import { LEDGER_DETECTOR } from '../../ledger-domains';
import type { LifecycleCommand } from '../drift-lifecycle/command';
import { rejectionDifference } from './rejection-difference';

type RejectionEvent =
  | DomainEvent<
      'release.rejected',
      {
        readonly project: string;
        readonly releaseId: string;
        readonly environments?: readonly string[];
        readonly person: string;
        readonly reason: string;
      }
    >
  | DomainEvent<'release.rejection-lifted', { readonly project: string; readonly releaseId: string }>
  | DomainEvent<
      'intent.declared',
      {
        readonly project: string;
        readonly environment: string;
        readonly intentRevision: number;
        readonly document: { readonly release: { readonly id: string; readonly alias: string } };
      }
    >;

interface Place {
  readonly alias: string;
  readonly intentRevision: number;
}

interface Rejected {
  readonly environments?: readonly string[];
  readonly person: string;
  readonly reason: string;
}

interface State {
  readonly project: string | undefined;
  readonly releaseId: string;
  /** Where the release is what is declared, by environment. */
  readonly declared: Readonly<Record<string, Place>>;
  readonly rejected: Rejected | undefined;
}

type Effects = readonly Effect<LifecycleCommand>[];
type RejectionInput = Input<RejectionEvent, LifecycleCommand>;

const environmentKey = (project: string, environment: string) => `environment:${project}:${environment}`;

/** Where a rejected release is declared all the same, that is a finding, until something else is declared or it is let go. */
export const rejectedReleaseProcess: ProcessManager<State, RejectionEvent, LifecycleCommand> = {
  name: 'rejected-release',
  on: ['release.rejected', 'release.rejection-lifted', 'intent.declared'],
  correlate(event): Correlation {
    const { project } = event.data;
    if (event.type !== 'intent.declared') return { instance: `${project}:${event.data.releaseId}` };
    const { environment, document } = event.data;
    return { instance: `${project}:${document.release.id}`, following: [environmentKey(project, environment)] };
  },
  initial: { project: undefined, releaseId: '', declared: {}, rejected: undefined },
  evolve(state, input) {
    switch (input.type) {
      case 'release.rejected': {
        const { project, releaseId, environments, person, reason } = input.data;
        const rejected = { person, reason, ...(environments !== undefined && { environments }) };
        return { ...state, project, releaseId, rejected };
      }
      case 'release.rejection-lifted':
        return { ...state, rejected: undefined };
      case 'intent.declared':
        return declared(state, input);
      default:
        return state;
    }
  },
  decide(state, input) {
    if (input.type === 'refused') return ignore(`the finding was decided otherwise: ${input.code}`);
    if (input.type === 'wake') return ignore('it waits for no time');
    const [before, after] = [wrongPlaces(state), wrongPlaces(rejectedReleaseProcess.evolve(state, input))];
    const opened = after.filter(([environment]) => !before.some(([known]) => known === environment));
    const closed = before.filter(([environment]) => !after.some(([known]) => known === environment));
    const effects = [...opened.map((place) => open(place, input)), ...closed.map((place) => close(place, input))];
    return effects.length > 0 ? effects : ignore('the release is not where it must not be');
  },
  follows({ project, declared: places }) {
    return project === undefined ? [] : Object.keys(places).map((environment) => environmentKey(project, environment));
  },
};

/** The same release again keeps its place; another one takes it. */
function declared(state: State, { data }: Extract<RejectionInput, { type: 'intent.declared' }>): State {
  const { project, environment, intentRevision, document } = data;
  const { id, alias } = document.release;
  const isOurs = state.project === undefined ? state.releaseId === '' : id === state.releaseId;
  const { [environment]: there, ...others } = state.declared;
  if (isOurs || state.project === undefined) {
    return { ...state, project, releaseId: id, declared: { ...others, [environment]: { alias, intentRevision } } };
  }
  return there === undefined ? state : { ...state, declared: others };
}

type WrongPlace = readonly [environment: string, place: Place, rejected: Rejected];

function wrongPlaces({ declared: places, rejected }: State): readonly WrongPlace[] {
  if (rejected === undefined) return [];
  return Object.entries(places)
    .filter(([environment]) => rejected.environments?.includes(environment) ?? true)
    .map(([environment, place]) => [environment, place, rejected] as const);
}

type Cause = Exclude<RejectionInput, { type: 'wake' | 'refused' }>;

function open([environment, place, rejected]: WrongPlace, { data, type, recordedAt }: Cause): Effects[number] {
  const difference = rejectionDifference(environment, place.alias, rejected);
  const about = { project: data.project, environment, detector: LEDGER_DETECTOR, difference };
  const observationId = `${type} ${recordedAt}`;
  return {
    do: 'send',
    command: { command: 'open-finding', ...about, observationId, intentRevision: place.intentRevision, at: recordedAt },
  };
}

function close([environment, place, rejected]: WrongPlace, { data, type, recordedAt }: Cause): Effects[number] {
  const { fingerprint } = rejectionDifference(environment, place.alias, rejected);
  const findingId = findingIdOf(fingerprint);
  const about = { project: data.project, environment, findingId, observationId: `${type} ${recordedAt}` };
  return {
    do: 'send',
    command: {
      command: 'close-finding',
      ...about,
      declared: false,
      gone: { since: recordedAt, at: recordedAt },
      intentRevision: place.intentRevision,
    },
  };
}

function ignore(because: string): Effects {
  return [{ do: 'ignore', because }];
}
