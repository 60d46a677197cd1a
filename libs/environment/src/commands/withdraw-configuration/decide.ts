import type { Decision } from '@ledgerline/kernel';
import { Refusal, refuse } from '@ledgerline/kernel';
import { changeNamed, closedRefusal, isWaiting } from '../../configuration/change-at-hand';
import { ProjectChangeWithdrawn } from '../../events';
import type { Project } from '../../state';
import type { WithdrawConfiguration } from './command';

type WithdrawalRefusal = 'change-closed' | 'configuration-moved' | 'no-such-change' | 'not-your-change';

export function withdrawConfiguration(
  { project, proposalId, cause }: WithdrawConfiguration,
  state: Project,
): Decision<ProjectChangeWithdrawn, WithdrawalRefusal> {
  const change = changeNamed(state, project, proposalId);
  if (change instanceof Refusal) return change;
  const { proposer } = change;
  if (proposer !== cause.actor.id) return refuse('not-your-change', { proposer });
  if (isWaiting(change)) return [ProjectChangeWithdrawn({ project, proposalId, proposer })];
  if (change.status === 'withdrawn') return [];
  return closedRefusal(change, state.status === 'configured' ? state.version : 0);
}
