import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import { FindingAcceptanceExpired } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { ExpireAcceptance } from './command';

/** Nothing, when another acceptance has taken its place. */
export function expireAcceptance(
  command: ExpireAcceptance,
  state: Drift,
): Decision<FindingAcceptanceExpired, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, exceptionId } = command;
  if (finding.acceptance?.exceptionId !== exceptionId) return [];
  return [FindingAcceptanceExpired({ project, environment, findingId, exceptionId })];
}
