import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn, isUndecided } from '../../decidable';
import { FindingDeadlineAnnounced } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { AnnounceDeadline } from './command';

/** Nothing, when it has another deadline by now or somebody has decided. */
export function announceDeadline(
  command: AnnounceDeadline,
  state: Drift,
): Decision<FindingDeadlineAnnounced, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, deadline } = command;
  const { assignee, deadline: own } = finding;
  if (!isUndecided(finding) || own?.at !== deadline || own.announced) return [];
  const whose = assignee !== undefined && { assignee };
  return [FindingDeadlineAnnounced({ project, environment, findingId, deadline, ...whose })];
}
