import type { Decider, Recorded } from '@ledgerline/kernel';
import type { EvidenceAttached, ReleaseCut } from './foreign-events';

/** A release's stream, told as the position of its cut; the id is `<project>:<64 digits>`. */
export const releaseCutAt: Decider<bigint | undefined, Recorded<EvidenceAttached | ReleaseCut>> = {
  stream: (id) => `release-${id}`,
  initial: undefined,
  evolve: (state, event) => (event.type === 'release.cut' ? event.position : state),
};
