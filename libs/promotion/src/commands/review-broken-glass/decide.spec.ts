import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import {
  PromotionCompleted,
  PromotionGlassBreakAsked,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
} from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { aPerson, aService, causeOf, histories } from '../../testing/histories';
import { ReviewBrokenGlass } from './command';
import { reviewBrokenGlass } from './decide';

const asked = PromotionGlassBreakAsked(PromotionGlassBreakAsked.sample);
const broken = PromotionGlassBroken(PromotionGlassBroken.sample);
const reviewed = PromotionGlassBreakReviewed(PromotionGlassBreakReviewed.sample);
const review = (actor: Actor = aPerson('olga'), project = 'checkout') => {
  const command = new ReviewBrokenGlass(causeOf(actor), project, 'p-1', reviewed.data.review);
  return (state: Promotion) => reviewBrokenGlass(command, state);
};

describe('reviewing broken glass', () => {
  it('is written down by a person, whatever became of the promotion', () => {
    for (const history of [histories.broken, [...histories.broken, PromotionCompleted(PromotionCompleted.sample)]]) {
      given(promotion, ...history)
        .when(review())
        .then(reviewed);
    }
  });

  it('stays owed when somebody asks for it to be broken again', () => {
    given(promotion, ...histories.broken, asked)
      .when(review())
      .then(reviewed);
  });

  it('is written once for what was broken, and again when it is broken again', () => {
    given(promotion, ...histories.broken, reviewed)
      .when(review())
      .thenNothing();
    given(promotion, ...histories.broken, reviewed, asked, broken)
      .when(review())
      .then(reviewed);
  });

  it('is refused where nothing was broken', () => {
    for (const history of [histories.gated, [...histories.gated, asked]]) {
      given(promotion, ...history)
        .when(review())
        .thenRefused('nothing-was-broken', { promotionId: 'p-1' });
    }
  });

  it('is refused to a service', () => {
    given(promotion, ...histories.broken)
      .when(review(aService))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('is refused for what was never requested, in this project', () => {
    given(promotion).when(review()).thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'checkout' });
    given(promotion, ...histories.broken)
      .when(review(aPerson('olga'), 'billing'))
      .thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'billing' });
  });
});
