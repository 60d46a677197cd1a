import { DIGEST_PATTERN, defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The release may go on as if it had not been rejected. */
export const ReleaseRejectionLifted = defineEvent(
  'release.rejection-lifted',
  1,
  Type.Object({
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    releaseId: `sha256:${'b'.repeat(64)}`,
    person: 'ana',
    reason: 'the load test was at fault',
  },
);
export type ReleaseRejectionLifted = EventOf<typeof ReleaseRejectionLifted>;
