import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Complete observations by every expected detector found the environment as declared. */
export const EnvironmentConverged = defineEvent(
  'environment.converged',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
    intentHash: Type.String({ pattern: DIGEST_PATTERN }),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    observations: Type.Array(Type.Object({ detector: Type.String(), observationId: Type.String() })),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    intentRevision: 1,
    intentHash: `sha256:${'2'.repeat(64)}`,
    releaseId: `sha256:${'b'.repeat(64)}`,
    observations: [{ detector: 'artifacts', observationId: 'ob-1' }],
  },
);
export type EnvironmentConverged = EventOf<typeof EnvironmentConverged>;
