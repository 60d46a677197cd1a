import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import { FindingRevertReported } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { ReportRevert } from './command';

export function reportRevert(command: ReportRevert, state: Drift): Decision<FindingRevertReported, DriftRefusal> {
  const { project, environment, findingId, boundTo, cause } = command;
  if (boundTo !== undefined && boundTo !== environment) {
    return refuse('another-environment', { bound: boundTo, environment });
  }
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  if (finding.status !== 'revert-requested') {
    return refuse('revert-not-requested', { findingId, status: finding.status });
  }
  return [FindingRevertReported({ project, environment, findingId, deployer: cause.actor.id })];
}
