import type { Decision, VoteRefusal } from '@ledgerline/kernel';
import { Refusal, refuse, wordOf } from '@ledgerline/kernel';
import { changeNamed, closedRefusal, isWaiting, juryOf } from '../../configuration/change-at-hand';
import { ProjectChangeRejected } from '../../events';
import type { Project } from '../../state';
import type { RejectConfiguration } from './command';

type RejectionRefusal = VoteRefusal | 'change-closed' | 'configuration-moved' | 'no-such-change';

export function rejectConfiguration(
  { project, proposalId, cause, groups, reason }: RejectConfiguration,
  state: Project,
): Decision<ProjectChangeRejected, RejectionRefusal> {
  const change = changeNamed(state, project, proposalId);
  if (change instanceof Refusal) return change;
  if (state.status === 'unconfigured') return refuse('no-such-change', { project, proposalId });
  if (!isWaiting(change)) {
    const isDone = change.status === 'rejected' && change.decidedBy.includes(cause.actor.id);
    return isDone ? [] : closedRefusal(change, state.version);
  }
  const { quorum, involved, aliases } = juryOf(state, change);
  const voice = wordOf({ actor: cause.actor, groups, comment: reason }, { quorums: [quorum], involved, aliases });
  if (voice instanceof Refusal) return voice;
  return [ProjectChangeRejected({ project, proposalId, reason, rejecter: cause.actor.id })];
}
