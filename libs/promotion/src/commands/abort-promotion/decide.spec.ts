import { given } from '@ledgerline/testing';
import {
  PromotionAborted,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
} from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { AbortPromotion } from './command';
import { abortPromotion } from './decide';

const requested = PromotionRequested(PromotionRequested.sample);
const planned = PromotionPlanned(PromotionPlanned.sample);
const authorized = PromotionAuthorized(PromotionAuthorized.sample);
const rollingOut = PromotionRollingOut(PromotionRollingOut.sample);
const aborted = PromotionAborted(PromotionAborted.sample);
const abort = (state: Promotion, project = 'checkout') => {
  const actor = { kind: 'person', id: 'olga' } as const;
  const cause = { commandId: 'c-1', actor, causationId: 'r-1', correlationId: 'r-1' };
  return abortPromotion(new AbortPromotion(cause, project, 'p-1', 'found a bug'), state);
};

describe('aborting a promotion', () => {
  it('ends it, planned or not, with who did it and why', () => {
    given(promotion, requested).when(abort).then(aborted);
    given(promotion, requested, planned).when(abort).then(aborted);
  });

  it('happens once', () => {
    given(promotion, requested, aborted).when(abort).thenNothing();
  });

  it('is too late when its intent stands or is about to', () => {
    given(promotion, requested, planned, authorized)
      .when(abort)
      .thenRefused('too-late-to-abort', { status: 'authorized', environment: 'prod' });
    given(promotion, requested, planned, authorized, rollingOut)
      .when(abort)
      .thenRefused('too-late-to-abort', { status: 'rolling-out', environment: 'prod' });
  });

  it('is refused for one that is over', () => {
    given(promotion, requested, planned, authorized, rollingOut, PromotionCompleted(PromotionCompleted.sample))
      .when(abort)
      .thenRefused('promotion-closed', { status: 'completed' });
  });

  it('is refused from another project', () => {
    given(promotion, requested)
      .when((state) => abort(state, 'billing'))
      .thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'billing' });
  });
});
