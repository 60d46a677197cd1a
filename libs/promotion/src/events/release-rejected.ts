import { DIGEST_PATTERN, defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The release goes nowhere, or not to these environments. */
export const ReleaseRejected = defineEvent(
  'release.rejected',
  1,
  Type.Object({
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    /** Nowhere when absent. */
    environments: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    releaseId: `sha256:${'b'.repeat(64)}`,
    person: 'ana',
    reason: 'loses orders under load',
  },
);
export type ReleaseRejected = EventOf<typeof ReleaseRejected>;
