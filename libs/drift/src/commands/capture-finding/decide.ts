import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import type { CaptureProposal } from '../../capture/proposal';
import type { OverlayChange } from '../../compare/domain';
import { decidable } from '../../decidable';
import type { Difference } from '../../difference';
import { FindingCaptureProposed, FindingReleaseProposed } from '../../events';
import type { Observation } from '../../observation';
import type { DriftRefusal } from '../../refusals';
import type { Drift } from '../../state';
import type { CaptureFinding } from './command';

/** What capturing needs to know besides the finding. */
export interface Surroundings {
  /** The latest observation of the finding's detector. */
  readonly latest: Observation;
  /** What would be proposed for the difference, with the overlay's change where it is one. */
  readonly propose: (difference: Difference) => CaptureProposal & { readonly change: OverlayChange | undefined };
  /** Why a value cannot be declared anywhere: it may be a secret. */
  readonly secretIn: (change: OverlayChange) => Refusal<'secret-in-value'> | undefined;
  /** The proposal that would be made, and the command that would make it. */
  readonly proposalId: string;
  readonly proposalCommandId: string;
  /** The release that is declared, and the revision of the intent that declares it. */
  readonly releaseId: string;
  readonly intentRevision: number;
}

export function captureFinding(
  command: CaptureFinding,
  surroundings: Surroundings,
  state: Drift,
): Decision<FindingCaptureProposed | FindingReleaseProposed, DriftRefusal> {
  const finding = decidable(state, command);
  if (finding instanceof Refusal) return finding;
  const { latest, propose, secretIn, proposalId, proposalCommandId, releaseId, intentRevision } = surroundings;
  const { project, environment, findingId, cause, reason } = command;
  const difference = stillObserved(latest, finding.difference.fingerprint);
  if (difference === undefined) return refuse('no-longer-observed', { findingId, detector: finding.detector });

  const about = { project, environment, findingId, proposalId, person: cause.actor.id, reason };
  const { target, change, patch, statements, says } = propose(difference);
  const { resource, path } = difference;
  const secret = change === undefined || change.value === null ? undefined : secretIn(change);
  if (secret !== undefined) return secret;
  if (target === 'overlay' && change !== undefined) {
    return [FindingCaptureProposed({ ...about, proposalCommandId, changes: { [change.key]: change.value } })];
  }
  if (target !== 'release') return refuse('nothing-to-capture', { resource, path, because: says });
  return [
    FindingReleaseProposed({ ...about, releaseId, intentRevision, patch: [...patch], statements: [...statements] }),
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
