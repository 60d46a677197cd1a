import type { Decision } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import { findingIn } from '../../decidable';
import { FindingClosed } from '../../events';
import { FLAPPING_MILLISECONDS } from '../../flapping';
import { DETECTORS_DOMAIN } from '../../ledger-domains';
import type { DriftRefusal } from '../../refusals';
import type { Drift, Finding } from '../../state';
import type { CloseFinding } from './command';

export function closeFinding(command: CloseFinding, state: Drift): Decision<FindingClosed, DriftRefusal> {
  const finding = findingIn(state, command);
  if (finding instanceof Refusal) return finding;
  const { project, environment, findingId, observationId, declared, gone } = command;
  const endedByException = finding.status === 'excepted' && finding.settled === true;
  if (finding.status === 'closed' || (endedByException && !declared)) return [];
  const as = declared ? 'captured' : becameOf(finding, command);
  const until = new Date(Date.parse(gone.since) + FLAPPING_MILLISECONDS).toISOString();
  if (hasToStayAway(finding) && (as === 'gone' || as === 'reverted') && gone.at < until) {
    return refuse('finding-flapping', { findingId, until });
  }
  return [FindingClosed({ project, environment, findingId, observationId, as })];
}

/** A detector that falls silent again and again is heard all the same while it speaks. */
function hasToStayAway({ flapping, difference }: Finding): boolean {
  return flapping === true && difference.domain !== DETECTORS_DOMAIN;
}

/** What a release was to bring was captured when it is gone under another intent, and has just gone under the same one. */
function becameOf({ status, releaseAfter }: Finding, { intentRevision }: CloseFinding) {
  const isReleased = releaseAfter !== undefined && intentRevision > releaseAfter;
  if (status === 'capture-proposed' && isReleased) return 'captured';
  if (status === 'revert-requested') return 'reverted';
  return status === 'excepted' ? 'excepted' : 'gone';
}
