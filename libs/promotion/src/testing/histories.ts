import type { Actor, Cause } from '@ledgerline/kernel';
import {
  PromotionAborted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionGlassBroken,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
} from '../events';

/** Histories of the sample promotion, each as far as its name says. */
const requested = [PromotionRequested(PromotionRequested.sample)] as const;
const gated = [...requested, PromotionPlanned(PromotionPlanned.sample)] as const;
const approved = [...gated, PromotionPlanApproved(PromotionPlanApproved.sample)] as const;
const authorized = [...gated, PromotionAuthorized(PromotionAuthorized.sample)] as const;
const rollingOut = [...authorized, PromotionRollingOut(PromotionRollingOut.sample)] as const;

export const histories = {
  requested,
  gated,
  approved,
  broken: [...gated, PromotionGlassBroken(PromotionGlassBroken.sample)],
  authorized,
  revoked: [
    ...approved,
    PromotionAuthorized(PromotionAuthorized.sample),
    PromotionApprovalRevoked(PromotionApprovalRevoked.sample),
  ],
  rollingOut,
  completed: [...rollingOut, PromotionCompleted(PromotionCompleted.sample)],
  failed: [...rollingOut, PromotionFailed(PromotionFailed.sample)],
  aborted: [...gated, PromotionAborted(PromotionAborted.sample)],
  superseded: [...gated, PromotionSuperseded(PromotionSuperseded.sample)],
} as const;

export const aPerson = (id: string): Actor => ({ kind: 'person', id });
export const aService: Actor = { kind: 'service', id: 'ci' };

export function causeOf(actor: Actor = { kind: 'system', id: 'conductor' }): Cause {
  return { commandId: 'c-1', actor, causationId: 'e-1', correlationId: 'e-1' };
}
