import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { decidable } from '../../decidable';
import { FindingAssigned } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { AssignFinding } from './command';

export function assignFinding(command: AssignFinding, state: Drift): Decision<FindingAssigned, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, cause, assignee } = command;
  if (finding.assignee?.kind === assignee?.kind && finding.assignee?.id === assignee?.id) return [];
  const whose = assignee !== undefined && { assignee };
  return [FindingAssigned({ project, environment, findingId, ...whose, person: cause.actor.id })];
}
