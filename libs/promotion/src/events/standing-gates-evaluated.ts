import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateInputs } from '../gate-inputs';
import { GateResult, sampleGateResult } from '../gate-result';
import { Policy } from '../policy';

/** How the gates of the next state of a release stand; recorded whenever one of them changed. */
export const StandingGatesEvaluated = defineEvent(
  'standing.gates-evaluated',
  1,
  Type.Object({
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    state: Type.String(),
    gates: Type.Array(GateResult),
    inputHash: Type.String({ pattern: DIGEST_PATTERN }),
    /** What was decided by and on, so that the decision can be run again: {@link evaluateGates} gives the same. */
    policy: Type.Optional(Policy),
    inputs: Type.Optional(GateInputs),
  }),
  {
    project: 'checkout',
    releaseId: `sha256:${'b'.repeat(64)}`,
    state: 'dev-approved',
    gates: [sampleGateResult],
    inputHash: `sha256:${'4'.repeat(64)}`,
  },
);
export type StandingGatesEvaluated = EventOf<typeof StandingGatesEvaluated>;
