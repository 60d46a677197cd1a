import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import { decidable } from '../../decidable';
import { FindingAccepted } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { AcceptFinding } from './command';
import { exceptionIdOf } from './exception-id';

const MOST_DAYS = 90;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export function acceptFinding(
  command: AcceptFinding,
  now: string,
  state: Drift,
): Decision<FindingAccepted, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, until, reason, cause } = command;
  if (until <= now) return refuse('acceptance-already-over', { until, now }, '/until');
  const latest = new Date(Date.parse(now) + MOST_DAYS * DAY_MILLISECONDS).toISOString();
  if (until > latest) return refuse('acceptance-too-long', { until, days: MOST_DAYS, latest }, '/until');

  const exceptionId = exceptionIdOf(cause.commandId);
  return [FindingAccepted({ project, environment, findingId, exceptionId, until, person: cause.actor.id, reason })];
}
