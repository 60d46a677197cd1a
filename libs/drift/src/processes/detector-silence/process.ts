import type { Effect, Input, ProcessManager } from '@ledgerline/kernel';
import type { FindingClosed, FindingOpened, FindingReopened, ObservationEvent } from '../../events';
import { findingIdOf } from '../../finding-id';
import { DETECTORS_DOMAIN } from '../../ledger-domains';
import { silenceOf, silentFrom } from '../../silence';
import type { CloseFindingOf } from '../drift-lifecycle/command';

export type SilenceCommand =
  | {
      readonly command: 'notice-silence';
      readonly project: string;
      readonly environment: string;
      readonly detectors: readonly string[];
      readonly at: string;
    }
  | CloseFindingOf;

type SilenceEvent = ObservationEvent | FindingOpened | FindingReopened | FindingClosed;
type Effects = readonly Effect<SilenceCommand>[];

interface Listening {
  readonly project: string;
  readonly environment: string;
  /** Everybody who has ever spoken. */
  readonly detectors: readonly string[];
  /** Those who were found to be silent and have not spoken since, by their findings. */
  readonly silent: Readonly<Record<string, string>>;
}

const DUE = 'due';
const MINUTE_MILLISECONDS = 60 * 1000;

/**
 * Listens for what is not said. While everybody speaks nothing is written but one look at the time, when the first of
 * the environment's detectors could have been silent for too long. One instance an environment.
 */
export const detectorSilence: ProcessManager<Listening, SilenceEvent, SilenceCommand> = {
  name: 'detector-silence',
  on: ['observation.recorded', 'observation.repeated', 'finding.opened', 'finding.reopened', 'finding.closed'],
  correlate: ({ data: { project, environment } }) => ({ instance: `${project}:${environment}` }),
  initial: { project: '', environment: '', detectors: [], silent: {} },
  evolve(state, input) {
    switch (input.type) {
      case 'observation.recorded':
      case 'observation.repeated':
        return heard(state, input);
      case 'finding.opened':
      case 'finding.reopened':
        return fallSilent(state, input.data);
      case 'finding.closed':
        return speakAgain(state, input.data.findingId);
      case 'refused':
      case 'wake':
        return state;
    }
  },
  decide(state, input) {
    switch (input.type) {
      case 'observation.recorded':
      case 'observation.repeated':
        return onWord(state, input);
      case 'finding.opened':
      case 'finding.reopened':
        return silenceIn(state, input.data) === undefined
          ? ignore('it is about no detector')
          : [lookAgain(input.recordedAt)];
      case 'finding.closed':
        return state.silent[input.data.findingId] === undefined
          ? ignore('it is about no silence')
          : [lookAgain(input.recordedAt)];
      case 'wake':
        return onWake(state, input.at);
      case 'refused':
        return onRefusal(input);
    }
  },
  follows: () => [],
};

type Spoken = Extract<Input<SilenceEvent, SilenceCommand>, ObservationEvent>;

function heard(state: Listening, { data: { project, environment, detector } }: Spoken): Listening {
  const isKnown = state.detectors.includes(detector);
  const findingId = silenceIdOf(environment, detector);
  const detectors = isKnown ? state.detectors : [...state.detectors, detector];
  return speakAgain(isKnown ? state : { ...state, project, environment, detectors }, findingId);
}

/** The same object where it was not silent, so that a word that is expected writes nothing. */
function speakAgain(state: Listening, findingId: string): Listening {
  if (state.silent[findingId] === undefined) return state;
  const { [findingId]: _, ...silent } = state.silent;
  return { ...state, silent };
}

function onWord(state: Listening, { data, recordedAt }: Spoken): Effects {
  const { project, environment, detector, observationId, silentAfterMs, intentRevision } = data;
  const findingId = silenceIdOf(environment, detector);
  if (state.silent[findingId] !== undefined) {
    const about = { project, environment, findingId, observationId, declared: false, intentRevision };
    const gone = { since: recordedAt, at: recordedAt };
    return [{ do: 'send', command: { command: 'close-finding', ...about, gone } }, lookAgain(recordedAt)];
  }
  if (state.detectors.includes(detector)) return ignore('it speaks');
  if (state.detectors.length > 0) return [lookAgain(recordedAt)];
  const word = { heardAt: recordedAt, ...(silentAfterMs !== undefined && { silentAfterMs }) };
  return [{ do: 'wake', name: DUE, at: silentFrom(word) }];
}

function fallSilent(state: Listening, data: FindingOpened['data'] | FindingReopened['data']): Listening {
  const detector = silenceIn(state, data);
  if (detector === undefined) return state;
  return { ...state, silent: { ...state.silent, [data.findingId]: detector } };
}

/** The detector that the finding is about; undefined when it is about none. */
function silenceIn(
  { environment, detectors }: Listening,
  { findingId, difference }: FindingOpened['data'] | FindingReopened['data'],
): string | undefined {
  if (difference.domain !== DETECTORS_DOMAIN) return undefined;
  return detectors.find((detector) => silenceIdOf(environment, detector) === findingId);
}

function onWake(state: Listening, at: string): Effects {
  const { project, environment, detectors } = state;
  return [{ do: 'send', command: { command: 'notice-silence', project, environment, detectors, at } }];
}

function onRefusal({
  command,
  code,
  facts,
}: Extract<Input<SilenceEvent, SilenceCommand>, { type: 'refused' }>): Effects {
  if (code === 'all-heard') return [{ do: 'wake', name: DUE, at: String(facts.next) }];
  return ignore(`${command.command} was refused: ${code}`);
}

/** Others may be silent by then, or speak at another pace. */
function lookAgain(from: string): Effects[number] {
  return { do: 'wake', name: DUE, at: new Date(Date.parse(from) + MINUTE_MILLISECONDS).toISOString() };
}

const silenceIdOf = (environment: string, detector: string) =>
  findingIdOf(silenceOf(environment, detector).fingerprint);

function ignore(because: string): Effects {
  return [{ do: 'ignore', because }];
}
