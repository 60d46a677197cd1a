import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateInputs } from '../gate-inputs';
import { GateResult, sampleGateResult } from '../gate-result';
import { Policy } from '../policy';

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
    /** What was decided by and on, so that the decision can be run again: {@link evaluateGates} gives the same. */
    policy: Type.Optional(Policy),
    inputs: Type.Optional(GateInputs),
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
