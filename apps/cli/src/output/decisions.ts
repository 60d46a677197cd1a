import type { components } from '@ledgerline/api-client';
import { grouped } from './progress';
import { instant, value } from './text';

type Replay = components['schemas']['DecisionReplay'];
type Difference = components['schemas']['DecisionDifference'];

/** Room for what differs, in characters. */
const LABEL = 9;

/** What identifies a decision to people. */
export interface ShownDecision {
  readonly kind: string | null;
  readonly release: string | null;
  readonly releaseId: string | null;
  readonly promotionId: string | null;
  readonly environment: string | null;
  readonly state: string | null;
  readonly position: string;
  readonly at: string;
}

/** `v84 → prod`, `v84 is stage-approved` */
export function subjectOf({ release, releaseId, promotionId, environment, state }: ShownDecision): string {
  const who = release ?? (releaseId === null ? (promotionId ?? '–') : value(releaseId));
  if (environment !== null) return `${who} → ${environment}`;
  return state === null ? who : `${who} is ${state}`;
}

/** The cells with which a line about a decision begins. */
export function decisionCells(decision: ShownDecision, now: Date): readonly string[] {
  return [decision.position, instant(decision.at, now), decision.kind ?? '?', subjectOf(decision)];
}

/** `1 decision`, `18 204 decisions` */
export function decisions(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'decision' : 'decisions'}`;
}

/** Everything that differs, one line each with its reason below; what moved meanwhile; what could not be run again. */
export function replayLines({
  differences,
  moved,
  because,
}: Pick<Replay, 'differences' | 'moved' | 'because'>): string {
  return [
    ...differences.flatMap(differenceLines),
    ...moved.map(({ pointer, position }) => `  ${pointer} changed at position ${position}, while it was decided`),
    ...(because === null ? [] : [`  ${because}`]),
  ].join('\n');
}

function differenceLines({ what, gate, pointer, recorded, recomputed, why }: Difference): readonly string[] {
  const values = what === 'gate' ? '' : `    recorded ${value(recorded)}, now ${value(recomputed)}`;
  const place = gate ?? (pointer === '' ? '(all of it)' : pointer);
  return [`  ${what.padEnd(LABEL)}${place}${values}`, `${' '.repeat(LABEL + 2)}${why}`];
}
