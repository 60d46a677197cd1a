import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The deployer says that it is done; convergence is for observation to establish. */
export const RolloutFinished = defineEvent(
  'rollout.finished',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    intentRevision: Type.Integer({ minimum: 1 }),
    deployer: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', intentRevision: 1, deployer: 'deployer-prod' },
);
export type RolloutFinished = EventOf<typeof RolloutFinished>;
