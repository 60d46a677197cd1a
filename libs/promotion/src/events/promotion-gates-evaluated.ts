import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateInputs } from '../gate-inputs';
import { GateResult, sampleGateResult } from '../gate-result';
import { Policy } from '../policy';

/** How every gate of the plan stands, and why; recorded whenever one of them changed. */
export const PromotionGatesEvaluated = defineEvent(
  'promotion.gates-evaluated',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    gates: Type.Array(GateResult),
    inputHash: Type.String({ pattern: DIGEST_PATTERN }),
    /** What was decided by and on, so that the decision can be run again: {@link evaluateGates} gives the same. */
    policy: Type.Optional(Policy),
    inputs: Type.Optional(GateInputs),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    planHash: `sha256:${'3'.repeat(64)}`,
    gates: [sampleGateResult],
    inputHash: `sha256:${'4'.repeat(64)}`,
  },
);
export type PromotionGatesEvaluated = EventOf<typeof PromotionGatesEvaluated>;
