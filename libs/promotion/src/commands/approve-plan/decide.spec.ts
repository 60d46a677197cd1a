import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { PromotionAuthorized, PromotionPlanApproved, PromotionPlanned, PromotionRequested } from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { ApprovePlan } from './command';
import { approvePlan } from './decide';

const thePlan = PromotionPlanned.sample.planHash;
const anotherPlan = `sha256:${'d'.repeat(64)}`;
const groups = ['release-managers', 'web-team'];
const person = (id: string): Actor => ({ kind: 'person', id });

const requested = PromotionRequested(PromotionRequested.sample);
const planned = (planHash = thePlan, more: Partial<PromotionPlanned['data']> = {}) =>
  PromotionPlanned({ ...PromotionPlanned.sample, planHash, ...more });
const approvedBy = (who: string) => PromotionPlanApproved({ ...PromotionPlanApproved.sample, person: who });
const approve = (actor: Actor, more: { project?: string; groups?: readonly string[]; comment?: string } = {}) => {
  const cause = { commandId: 'c-1', actor, causationId: 'r-1', correlationId: 'r-1' };
  const command = new ApprovePlan(
    cause,
    more.project ?? 'checkout',
    'p-1',
    thePlan,
    more.groups ?? groups,
    more.comment,
  );
  return (state: Promotion) => approvePlan(command, state);
};

describe('approving a plan', () => {
  it('records the word of a person who had no part in it, for the group that is asked', () => {
    given(promotion, requested, planned())
      .when(approve(person('ana'), { comment: 'read it' }))
      .then(PromotionPlanApproved({ ...PromotionPlanApproved.sample, comment: 'read it' }));
  });

  it('counts a person once', () => {
    given(promotion, requested, planned(), approvedBy('ana'))
      .when(approve(person('ana')))
      .thenNothing();
  });

  it('takes nothing of what somebody said back when they say it for another group', () => {
    const two = planned(thePlan, {
      approvals: [
        { of: 'release-managers', count: 2 },
        { of: 'dbas', count: 1 },
      ],
    });
    const said = { ...PromotionPlanApproved.sample, person: 'ana', comment: 'read it' };
    given(promotion, requested, two, PromotionPlanApproved(said))
      .when(approve(person('ana'), { groups: ['dbas'] }))
      .then(PromotionPlanApproved({ ...said, groups: ['release-managers', 'dbas'] }));
  });

  it('refuses whoever had a hand in what is promoted', () => {
    given(promotion, requested, planned())
      .when(approve(person('olga')))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'requester', groups: 'release-managers' });
  });

  it('refuses a service, whatever groups it is in', () => {
    given(promotion, requested, planned())
      .when(approve({ kind: 'service', id: 'ci' }))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('refuses whoever is in none of the groups that are asked', () => {
    given(promotion, requested, planned())
      .when(approve(person('ana'), { groups: ['web-team'] }))
      .thenRefused('not-in-group', { person: 'ana', groups: 'release-managers' });
  });

  it('refuses a plan that has moved, however recently', () => {
    given(promotion, requested, planned(), planned(anotherPlan))
      .when(approve(person('ana')))
      .thenRefused('plan-moved', { approved: thePlan, current: anotherPlan });
  });

  it('forgets earlier approvals when the plan moves, even back again', () => {
    given(promotion, requested, planned(), approvedBy('ana'), planned(anotherPlan), planned())
      .when(approve(person('ana')))
      .then(approvedBy('ana'));
  });

  it('remembers them when the same plan is made again', () => {
    given(promotion, requested, planned(), approvedBy('ana'), planned())
      .when(approve(person('ana')))
      .thenNothing();
  });

  it('refuses where nobody is asked', () => {
    given(promotion, requested, planned(thePlan, { approvals: [] }))
      .when(approve(person('ana')))
      .thenRefused('no-approval-needed');
  });

  it('refuses what is authorized already', () => {
    given(promotion, requested, planned(), PromotionAuthorized(PromotionAuthorized.sample))
      .when(approve(person('ana')))
      .thenRefused('promotion-closed', { status: 'authorized' });
  });

  it('refuses what has no plan yet', () => {
    given(promotion, requested)
      .when(approve(person('ana')))
      .thenRefused('not-planned');
  });

  it('refuses what was never requested, in this project', () => {
    given(promotion)
      .when(approve(person('ana')))
      .thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'checkout' });
    given(promotion, requested, planned())
      .when(approve(person('ana'), { project: 'billing' }))
      .thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'billing' });
  });
});
