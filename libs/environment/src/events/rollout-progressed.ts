import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** How far the deployer is; a report, not a proof. */
export const RolloutProgressed = defineEvent(
  'rollout.progressed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
    deployer: Type.String(),
    step: Type.String(),
    done: Type.Integer({ minimum: 0 }),
    of: Type.Integer({ minimum: 1 }),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    intentRevision: 1,
    deployer: 'deployer-prod',
    step: 'migrate',
    done: 1,
    of: 4,
  },
);
export type RolloutProgressed = EventOf<typeof RolloutProgressed>;
