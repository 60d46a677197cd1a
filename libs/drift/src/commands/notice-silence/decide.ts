import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { FindingFlapping, FindingOpened, FindingReopened } from '../../events';
import { FindingClosed } from '../../events';
import { findingIdOf } from '../../finding-id';
import { LEDGER_DETECTOR } from '../../ledger-domains';
import type { DriftRefusal } from '../../refusals';
import type { LastWord } from '../../silence';
import { isSilent, silenceOf, silentFrom } from '../../silence';
import type { Drift } from '../../state';
import { OpenFinding } from '../open-finding/command';
import { openFinding } from '../open-finding/decide';
import type { NoticeSilence } from './command';

const HOUR_MILLISECONDS = 60 * 60 * 1000;

export interface Surroundings {
  /** The detectors that the project expects, with what was heard of each last. */
  readonly heard: readonly { readonly detector: string; readonly word: LastWord }[];
  readonly intentRevision: number;
  /** By the clock of this process; says only when it is worth looking again. */
  readonly now: string;
}

/**
 * A finding for each that has become silent, and the end of it for whoever is not expected any more. When there is
 * nothing to say, the refusal says when to look again: when the first of those that are heard will have been silent for
 * too long.
 */
export function noticeSilence(
  command: NoticeSilence,
  { heard, intentRevision, now }: Surroundings,
  state: Drift,
): Decision<FindingOpened | FindingReopened | FindingFlapping | FindingClosed, DriftRefusal> {
  const { cause, project, environment, at } = command;
  const speaking = heard.filter(({ detector }) => !isSilent(state, environment, detector));
  const fallen = speaking.filter(({ word }) => silentFrom(word) <= at);
  const unexpected = command.detectors.filter(
    (detector) => isSilent(state, environment, detector) && heard.every((one) => one.detector !== detector),
  );
  if (fallen.length + unexpected.length === 0) {
    const inAnHour = new Date(Date.parse(now > at ? now : at) + HOUR_MILLISECONDS).toISOString();
    const [next = inAnHour] = speaking.map(({ word }) => silentFrom(word)).sort();
    return refuse('all-heard', { environment, next });
  }
  return [
    ...unexpected.map((detector) => {
      const { fingerprint } = silenceOf(environment, detector);
      const findingId = findingIdOf(fingerprint);
      return FindingClosed({ project, environment, findingId, observationId: `not expected at ${at}`, as: 'gone' });
    }),
    ...fallen.flatMap(({ detector, word }) => {
      const difference = silenceOf(environment, detector, word);
      const since = `silence since ${word.heardAt}`;
      const open = new OpenFinding(cause, project, environment, LEDGER_DETECTOR, difference, since, intentRevision, at);
      return openFinding(open, undefined, state);
    }),
  ];
}
