import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { obstacleToRevert } from '../../revert/obstacle';
import { decidable } from '../../decidable';
import { FindingRevertRequested } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { RequestRevert } from './command';

export function requestRevert(command: RequestRevert, state: Drift): Decision<FindingRevertRequested, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  if (finding.status === 'revert-requested') return [];
  const obstacle = obstacleToRevert(finding.difference);
  if (obstacle !== undefined) return obstacle;
  const { project, environment, findingId, cause, reason } = command;
  return [FindingRevertRequested({ project, environment, findingId, person: cause.actor.id, reason })];
}
