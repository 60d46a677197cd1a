import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateResult, sampleGateResult } from '../gate-result';

/** The release reached a state of the pipeline: its gates held on recorded inputs. */
export const StandingStateReached = defineEvent(
  'standing.state-reached',
  1,
  Type.Object({
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    state: Type.String(),
    gates: Type.Array(GateResult),
    policyHash: Type.String({ pattern: DIGEST_PATTERN }),
    inputHash: Type.String({ pattern: DIGEST_PATTERN }),
    /** The promotion that was authorised with it, for a state that is reached by one. */
    promotionId: Type.Optional(Type.String()),
  }),
  {
    project: 'checkout',
    releaseId: `sha256:${'b'.repeat(64)}`,
    state: 'dev-approved',
    gates: [sampleGateResult],
    policyHash: `sha256:${'5'.repeat(64)}`,
    inputHash: `sha256:${'4'.repeat(64)}`,
  },
);
export type StandingStateReached = EventOf<typeof StandingStateReached>;
