import { given } from '@ledgerline/testing';
import { PromotionSuperseded } from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { causeOf, histories } from '../../testing/histories';
import { SupersedePromotion } from './command';
import { supersedePromotion } from './decide';

const supersede = (state: Promotion) => supersedePromotion(new SupersedePromotion(causeOf(), 'p-1', 'p-2'), state);
const superseded = PromotionSuperseded(PromotionSuperseded.sample);

describe('superseding a promotion', () => {
  it.each(['requested', 'gated', 'rollingOut'] as const)('ends one that is %s, and says by what', (stage) => {
    given(promotion, ...histories[stage])
      .when(supersede)
      .then(superseded);
  });

  it('lets one go whose intent is about to be declared', () => {
    given(promotion, ...histories.authorized)
      .when(supersede)
      .thenNothing();
  });

  it('ends one whose intent was turned down, so that nobody waits for it', () => {
    const turnedDown = (authorization: number | true) => (state: Promotion) =>
      supersedePromotion(new SupersedePromotion(causeOf(), 'p-1', 'p-2', authorization), state);
    for (const authorization of [1, true] as const) {
      given(promotion, ...histories.authorized)
        .when(turnedDown(authorization))
        .then(superseded);
    }
    given(promotion, ...histories.authorized)
      .when(turnedDown(2))
      .thenNothing();
  });

  it.each(['completed', 'failed', 'aborted', 'superseded'] as const)('leaves one that is %s as it is', (stage) => {
    given(promotion, ...histories[stage])
      .when(supersede)
      .thenNothing();
  });
});
