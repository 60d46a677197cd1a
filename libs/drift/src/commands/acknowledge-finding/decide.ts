import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { decidable } from '../../decidable';
import { FindingAcknowledged } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { AcknowledgeFinding } from './command';

export function acknowledgeFinding(
  command: AcknowledgeFinding,
  state: Drift,
): Decision<FindingAcknowledged, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  if (finding.status !== 'open') return [];
  const { project, environment, findingId, cause } = command;
  return [FindingAcknowledged({ project, environment, findingId, person: cause.actor.id })];
}
