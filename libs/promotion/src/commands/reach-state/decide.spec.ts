import { given } from '@ledgerline/testing';
import {
  PromotionAuthorized,
  PromotionGatesEvaluated,
  PromotionPlanned,
  PromotionRequested,
  StandingStateReached,
} from '../../events';
import { promotion, standing } from '../../evolve';
import type { Standing } from '../../state';
import { policyFor } from '../../testing/samples';
import { reachState } from './decide';

const authorizedFor = (environment: string) =>
  [
    PromotionRequested(PromotionRequested.sample),
    PromotionPlanned(PromotionPlanned.sample),
    PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, policy: policyFor(environment) }),
    PromotionAuthorized(PromotionAuthorized.sample),
  ].reduce(promotion.evolve, promotion.initial);
const reached = StandingStateReached({
  ...StandingStateReached.sample,
  state: 'prod-approved',
  promotionId: 'p-1',
});
const reach = (environment: string) => (state: Standing) => reachState(authorizedFor(environment), state);

describe('reaching a state by promotion', () => {
  it('happens with the authorisation, on its gates, policy and inputs', () => {
    given(standing).when(reach('prod')).then(reached);
  });

  it('happens once', () => {
    given(standing, reached).when(reach('prod')).thenNothing();
  });

  it('does not happen to states that are established in an environment', () => {
    given(standing).when(reach('stage')).thenNothing();
    given(standing).when(reach('dev')).thenNothing();
  });

  it('does not happen without an authorisation', () => {
    given(standing)
      .when((state) => reachState(promotion.initial, state))
      .thenNothing();
  });
});
