import type { Decider, Recorded } from '@ledgerline/kernel';
import type { EvidenceAttached, ReleaseCut } from './foreign-events';

/** When a release was cut: where in the ledger, and at which instant. */
export interface CutAt {
  readonly position: bigint;
  readonly instant: string;
}

/** A release's stream, told as its cut; the id is `<project>:<64 digits>`. */
export const releaseCutAt: Decider<CutAt | undefined, Recorded<EvidenceAttached | ReleaseCut>> = {
  stream: (id) => `release-${id}`,
  initial: undefined,
  evolve: (state, event) =>
    event.type === 'release.cut' ? { position: event.position, instant: event.recordedAt } : state,
};
