import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import { decidable } from '../../decidable';
import { FindingCaptureEnded } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { WithdrawCapture } from './command';

/** What was proposed for an overlay is rejected there, by those who review it. */
export function withdrawCapture(command: WithdrawCapture, state: Drift): Decision<FindingCaptureEnded, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, cause, reason } = command;
  const { status, proposalId, releaseAfter } = finding;
  if (status !== 'capture-proposed' || proposalId === undefined || releaseAfter === undefined) {
    return refuse('no-release-awaited', { findingId, environment });
  }
  const because = `${cause.actor.id} withdrew it: ${reason}`;
  return [FindingCaptureEnded({ project, environment, findingId, proposalId, because })];
}
