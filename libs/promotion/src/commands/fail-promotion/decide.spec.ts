import { given } from '@ledgerline/testing';
import { PromotionFailed } from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { causeOf, histories } from '../../testing/histories';
import { FailPromotion } from './command';
import { failPromotion } from './decide';

const fail = (state: Promotion) => failPromotion(new FailPromotion(causeOf(), 'p-1', 'migration 0002 failed'), state);
const failed = PromotionFailed(PromotionFailed.sample);

describe('failing a promotion', () => {
  it.each(['requested', 'gated', 'authorized', 'rollingOut'] as const)('ends one that is %s, and says why', (stage) => {
    given(promotion, ...histories[stage])
      .when(fail)
      .then(failed);
  });

  it.each(['completed', 'failed', 'aborted', 'superseded'] as const)('leaves one that is %s as it is', (stage) => {
    given(promotion, ...histories[stage])
      .when(fail)
      .thenNothing();
  });
});
