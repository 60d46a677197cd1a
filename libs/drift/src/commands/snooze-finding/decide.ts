import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import { decidable } from '../../decidable';
import { FindingSnoozed } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { SnoozeFinding } from './command';
import { snoozeIdOf } from './snooze-id';

const MOST_DAYS = 14;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Nobody can sleep through a deadline: what may stay longer is accepted, by somebody who says why. */
export function snoozeFinding(
  command: SnoozeFinding,
  now: string,
  state: Drift,
): Decision<FindingSnoozed, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, until, reason, cause } = command;
  if (finding.status === 'excepted') return refuse('finding-excepted', { findingId });
  if (until <= now) return refuse('snooze-already-over', { until, now }, '/until');
  const latest = new Date(Date.parse(now) + MOST_DAYS * DAY_MILLISECONDS).toISOString();
  if (until > latest) return refuse('snooze-too-long', { until, days: MOST_DAYS, latest }, '/until');
  const { deadline } = finding;
  if (deadline !== undefined && until > deadline.at) {
    return refuse('snooze-past-deadline', { findingId, until, deadline: deadline.at }, '/until');
  }
  const snoozeId = snoozeIdOf(cause.commandId);
  return [FindingSnoozed({ project, environment, findingId, snoozeId, until, person: cause.actor.id, reason })];
}
