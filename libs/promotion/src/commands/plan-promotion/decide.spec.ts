import { given } from '@ledgerline/testing';
import {
  PromotionAborted,
  PromotionAuthorized,
  PromotionFailed,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
} from '../../events';
import { promotion } from '../../evolve';
import type { Promotion, TurnedDown } from '../../state';
import { digest, factsFor, planFor } from '../../testing/samples';
import { planPromotion } from './decide';

const made = planFor('prod');
const requested = PromotionRequested(PromotionRequested.sample);
const planned = (of = made) =>
  PromotionPlanned({
    ...{ promotionId: 'p-1', project: 'checkout', environment: 'prod', releaseId: digest('b') },
    ...{ plan: of.plan, planHash: of.planHash, upstream: ['stage'] },
    approvals: [{ of: 'release-managers', count: 2 }],
    involved: [
      { person: 'max', as: 'author' },
      { person: 'olga', as: 'requester' },
    ],
  });
const another = planFor('prod', { proposedIntent: digest('9') });
const plan =
  (now = made, turnedDown: TurnedDown = false) =>
  (state: Promotion) =>
    planPromotion({ ...factsFor('prod'), made: now }, state, turnedDown);

describe('planning a promotion', () => {
  it('records the plan, with everybody who had a part in it and whoever requested it', () => {
    given(promotion, requested).when(plan()).then(planned());
  });

  it('records nothing when the plan is the one in force', () => {
    given(promotion, requested, planned()).when(plan()).thenNothing();
  });

  it('records another plan in its place', () => {
    given(promotion, requested, planned()).when(plan(another)).then(planned(another));
  });

  const authorized = PromotionAuthorized({ ...PromotionAuthorized.sample, planHash: made.planHash });

  it('takes back to its gates what its environment turned down, even with the same plan', () => {
    for (const turnedDown of [1, true] as const) {
      given(promotion, requested, planned(), authorized).when(plan(made, turnedDown)).then(planned());
    }
  });

  it('leaves alone what is authorised and about to be declared, whoever asks late or again', () => {
    given(promotion, requested, planned(), authorized).when(plan()).thenNothing();
    given(promotion, requested, planned(), authorized).when(plan(another)).thenNothing();
  });

  it('leaves alone what is authorised anew, when it was an earlier authorisation that was turned down', () => {
    const anew = PromotionAuthorized({ ...authorized.data, authorization: 2 });
    const history = [requested, planned(), authorized, planned(), anew];
    given(promotion, ...history)
      .when(plan(made, 1))
      .thenNothing();
    given(promotion, ...history)
      .when(plan(made, 2))
      .then(planned());
  });

  it('ends a promotion that would change nothing', () => {
    const nothing = planFor('prod', { proposedIntent: digest('1') });
    given(promotion, requested)
      .when(plan(nothing))
      .then(
        PromotionFailed({
          ...PromotionFailed.sample,
          reason: 'nothing to change: prod is declared to be v84 already',
        }),
      );
  });

  it('leaves alone what is over', () => {
    given(promotion, requested, PromotionAborted(PromotionAborted.sample)).when(plan()).thenNothing();
  });

  it('lets approvals live only as long as their plan', () => {
    const approved = PromotionPlanApproved({ ...PromotionPlanApproved.sample, planHash: made.planHash });
    const after = (...events: readonly Parameters<typeof promotion.evolve>[1][]) =>
      events.reduce(promotion.evolve, promotion.initial);
    expect(after(requested, planned(), approved, planned())).toMatchObject({
      approvals: new Map([['ana', expect.anything()]]),
    });
    expect(after(requested, planned(), approved, planned(another))).toMatchObject({ approvals: new Map() });
    expect(after(requested, planned(), approved, planned(another), planned())).toMatchObject({ approvals: new Map() });
  });
});
