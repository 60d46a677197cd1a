import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import { FindingSnoozeEnded } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { EndSnooze } from './command';

/** Nothing, when another snooze has taken its place or the finding is over. */
export function endSnooze(command: EndSnooze, state: Drift): Decision<FindingSnoozeEnded, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, snoozeId } = command;
  if (finding.snooze?.snoozeId !== snoozeId) return [];
  return [FindingSnoozeEnded({ project, environment, findingId, snoozeId })];
}
