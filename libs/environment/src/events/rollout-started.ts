import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A deployer began to make the intent so. */
export const RolloutStarted = defineEvent(
  'rollout.started',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
    deployer: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', intentRevision: 1, deployer: 'deployer-prod' },
);
export type RolloutStarted = EventOf<typeof RolloutStarted>;
