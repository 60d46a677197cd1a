import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The deployer could not make the intent so. */
export const RolloutFailed = defineEvent(
  'rollout.failed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
    deployer: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    intentRevision: 1,
    deployer: 'deployer-prod',
    reason: 'migration 0002 failed',
  },
);
export type RolloutFailed = EventOf<typeof RolloutFailed>;
