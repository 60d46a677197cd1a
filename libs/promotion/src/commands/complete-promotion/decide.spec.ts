import { given } from '@ledgerline/testing';
import { PromotionCompleted } from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { causeOf, histories } from '../../testing/histories';
import { CompletePromotion } from './command';
import { completePromotion } from './decide';

const complete =
  (intentRevision = 1) =>
  (state: Promotion) =>
    completePromotion(new CompletePromotion(causeOf(), 'p-1', intentRevision), state);

describe('completing a promotion', () => {
  it('happens when its intent was observed', () => {
    given(promotion, ...histories.rollingOut)
      .when(complete())
      .then(PromotionCompleted(PromotionCompleted.sample));
  });

  it('happens once', () => {
    given(promotion, ...histories.completed)
      .when(complete())
      .thenNothing();
  });

  it('does not happen by another intent', () => {
    given(promotion, ...histories.rollingOut)
      .when(complete(2))
      .thenRefused('not-rolling-out', { status: 'rolling-out' });
  });

  it('does not happen before the intent is declared, nor after another end', () => {
    given(promotion, ...histories.authorized)
      .when(complete())
      .thenRefused('not-rolling-out', { status: 'authorized' });
    given(promotion, ...histories.superseded)
      .when(complete())
      .thenRefused('not-rolling-out', { status: 'superseded' });
  });
});
