import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import type { OverlayChange } from '../../compare/domain';
import { decidable } from '../../decidable';
import type { Difference } from '../../difference';
import { FindingCaptureProposed } from '../../events';
import type { Observation } from '../../observation';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { CaptureFinding } from './command';

/** What capturing needs to know besides the finding. */
export interface Surroundings {
  /** The latest observation of the finding's detector. */
  readonly latest: Observation;
  /** The overlay's change that would declare the difference; undefined where only a release can. */
  readonly captureOf: (difference: Difference) => OverlayChange | undefined;
  /** Why a value cannot be declared here: the project's variance does not allow it, or it may be a secret. */
  readonly forbids: (change: OverlayChange) => Refusal<'secret-in-value' | 'variance-not-allowed'> | undefined;
  /** The proposal that would be made, and the command that would make it. */
  readonly proposalId: string;
  readonly proposalCommandId: string;
}

export function captureFinding(
  command: CaptureFinding,
  { latest, captureOf, forbids, proposalId, proposalCommandId }: Surroundings,
  state: Drift,
): Decision<FindingCaptureProposed, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, cause, reason } = command;
  const difference = stillObserved(latest, finding.difference.fingerprint);
  if (difference === undefined) return refuse('no-longer-observed', { findingId, detector: finding.detector });

  const change = captureOf(difference);
  const { resource, path } = difference;
  if (change === undefined) return refuse('nothing-to-capture', { resource, path });
  const forbidden = change.value === null ? undefined : forbids(change);
  if (forbidden !== undefined) return forbidden;
  const changes = { [change.key]: change.value };
  const person = cause.actor.id;
  return [
    FindingCaptureProposed({
      project,
      environment,
      findingId,
      proposalId,
      proposalCommandId,
      changes,
      person,
      reason,
    }),
  ];
}

/** The difference with the values that were seen last. */
function stillObserved(latest: Observation, fingerprint: string): Difference | undefined {
  if (latest.status === 'none') return undefined;
  return latest.differences.find(
    (difference) =>
      difference.fingerprint === fingerprint &&
      (difference.classification === 'drift' || difference.classification === 'excepted'),
  );
}
