import type { Actor, Cause } from '@ledgerline/kernel';
import {
  PromotionAborted,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionFailed,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  PromotionSuperseded,
} from '../events';

/** Histories of the sample promotion, each as far as its name says. */
const requested = [PromotionRequested(PromotionRequested.sample)] as const;
const gated = [...requested, PromotionPlanned(PromotionPlanned.sample)] as const;
const authorized = [...gated, PromotionAuthorized(PromotionAuthorized.sample)] as const;
const rollingOut = [...authorized, PromotionRollingOut(PromotionRollingOut.sample)] as const;

export const histories = {
  requested,
  gated,
  authorized,
  rollingOut,
  completed: [...rollingOut, PromotionCompleted(PromotionCompleted.sample)],
  failed: [...rollingOut, PromotionFailed(PromotionFailed.sample)],
  aborted: [...gated, PromotionAborted(PromotionAborted.sample)],
  superseded: [...gated, PromotionSuperseded(PromotionSuperseded.sample)],
} as const;

export function causeOf(actor: Actor = { kind: 'system', id: 'conductor' }): Cause {
  return { commandId: 'c-1', actor, causationId: 'e-1', correlationId: 'e-1' };
}
