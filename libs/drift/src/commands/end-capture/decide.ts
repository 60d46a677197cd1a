import type { Decision } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import { FindingCaptureEnded } from '../../events';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { EndCapture } from './command';

/** Nothing, when something else was decided meanwhile. */
export function endCapture(command: EndCapture, state: Drift): Decision<FindingCaptureEnded, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, proposalId, because } = command;
  if (finding.status !== 'capture-proposed' || finding.proposalId !== proposalId) return [];
  return [FindingCaptureEnded({ project, environment, findingId, proposalId, because })];
}
