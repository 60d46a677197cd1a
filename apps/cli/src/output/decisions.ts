import type { components } from '@ledgerline/api-client';
import { table } from './table';
import { instant, value } from './text';

type Replay = components['schemas']['DecisionReplay'];
type Difference = components['schemas']['DecisionDifference'];

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

/** Everything that differs, one line each with its reason below; what moved meanwhile; what could not be run again. */
export function replayLines({
  differences,
  moved,
  because,
}: Pick<Replay, 'differences' | 'moved' | 'because'>): string {
  return [
    ...(differences.length === 0 ? [] : [table(differences.flatMap(differenceRows))]),
    ...moved.map(({ pointer, position }) => `  ${pointer} changed at position ${position}, while it was decided`),
    ...(because === null ? [] : [`  ${because}`]),
  ].join('\n');
}

function differenceRows({ what, gate, pointer, recorded, recomputed, why }: Difference): readonly string[][] {
  const values = what === 'gate' ? '' : `recorded ${value(recorded)}, now ${value(recomputed)}`;
  return [
    [`  ${what}`, gate ?? (pointer === '' ? '(all of it)' : pointer), values],
    ['', why, ''],
  ];
}
