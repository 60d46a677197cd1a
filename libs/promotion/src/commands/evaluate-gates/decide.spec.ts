import { contentDigest } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { evaluateGates } from '../../evaluate-gates';
import {
  PromotionAuthorized,
  PromotionGatesEvaluated,
  PromotionGlassBreakAsked,
  PromotionGlassBroken,
  PromotionPlanApproved,
  PromotionRequested,
} from '../../events';
import { promotion } from '../../evolve';
import type { GateInputs } from '../../gate-inputs';
import type { PlanFacts } from '../../plan-facts';
import { plannedEvent } from '../../planned-event';
import type { Promotion } from '../../state';
import { digest, evidence, factsFor, inputs, planFor, policyFor } from '../../testing/samples';
import { evaluatePromotion } from './decide';

const facts = factsFor('prod');
const { planHash } = facts.made;
const requested = PromotionRequested(PromotionRequested.sample);
const { promotionId, project, environment, releaseId } = PromotionRequested.sample;
const request = { promotionId, project, environment, releaseId, requester: 'olga', authorizations: 0 };
const planned = plannedEvent(request, facts.made);
const groups = ['release-managers'];
const approvedBy = (person: string, hash: string = planHash) =>
  PromotionPlanApproved({ ...PromotionPlanApproved.sample, planHash: hash, person });
const policy = policyFor('prod');
const involved = [
  { person: 'max', as: 'author' },
  { person: 'olga', as: 'requester' },
];
const about = { promotionId: 'p-1', project: 'checkout', environment: 'prod', planHash };
const evaluated = (approvals: GateInputs['approvals']) => {
  const on = { ...facts.inputs, approvals, involved };
  const gates = [...evaluateGates(policy, on)];
  return PromotionGatesEvaluated({ ...about, gates, inputHash: contentDigest(on), policy, inputs: on });
};
const evaluate =
  (now: PlanFacts = facts) =>
  (state: Promotion) =>
    evaluatePromotion(now, state);

describe('evaluating the gates of a promotion', () => {
  it('records how each stands, with the policy and the inputs that it was decided on', () => {
    given(promotion, requested, planned).when(evaluate()).then(evaluated([]));
  });

  it('records nothing while nothing changes, however time goes by', () => {
    const later = { ...facts, inputs: { ...inputs, now: '2026-01-01T13:00:00.000Z' } };
    given(promotion, requested, planned, evaluated([])).when(evaluate(later)).thenNothing();
  });

  it('authorises in the same breath when all hold', () => {
    const both = evaluated([
      { person: 'ana', groups },
      { person: 'mei', groups },
    ]);
    const { inputHash } = both.data;
    const { policyHash } = facts.made.plan;
    given(promotion, requested, planned, approvedBy('ana'), approvedBy('mei'))
      .when(evaluate())
      .then(both, PromotionAuthorized({ ...about, inputHash, policyHash, releaseId: digest('b'), authorization: 1 }));
  });

  it('can be run again from what was recorded, and comes out the same', () => {
    const { policy: recorded, inputs: on, gates, inputHash } = evaluated([{ person: 'ana', groups }]).data;
    if (recorded === undefined || on === undefined) throw new Error('nothing was recorded');
    expect(evaluateGates(recorded, on)).toEqual(gates);
    expect(contentDigest(on)).toBe(inputHash);
    expect(contentDigest(recorded)).toBe(facts.made.plan.policyHash);
  });

  it('plans again instead when the plan has moved, though all approvals are there', () => {
    const moved = factsFor('prod', { made: planFor('prod', { proposedIntent: digest('9') }) });
    given(promotion, requested, planned, approvedBy('ana'), approvedBy('mei'))
      .when(evaluate(moved))
      .then(plannedEvent(request, moved.made));
  });

  it('does not count the word for an earlier plan', () => {
    const other = planFor('prod', { proposedIntent: digest('9') });
    given(
      promotion,
      requested,
      plannedEvent(request, other),
      approvedBy('ana', other.planHash),
      approvedBy('mei', other.planHash),
      planned,
    )
      .when(evaluate())
      .then(evaluated([]));
  });

  it('goes back to waiting when what the release rests on has failed since', () => {
    const failed = [...inputs.evidence, evidence('integration', 'failed', { environment: 'stage' })];
    const now = factsFor('prod', { inputs: { ...inputs, evidence: failed } });
    const state = [requested, planned, approvedBy('ana'), approvedBy('mei')].reduce(
      promotion.evolve,
      promotion.initial,
    );
    const events = evaluatePromotion(now, state);
    expect(events).toMatchObject([{ type: 'promotion.gates-evaluated' }]);
  });

  describe('with broken glass', () => {
    const until = '2026-01-01T12:15:00.000Z';
    const broken = (hash: string) => PromotionGlassBroken({ ...PromotionGlassBroken.sample, planHash: hash, until });
    const asked = PromotionGlassBreakAsked({ ...PromotionGlassBreakAsked.sample, planHash, until });
    const decided = (now: PlanFacts, ...events: Parameters<typeof promotion.evolve>[1][]) =>
      evaluatePromotion(now, [requested, planned, ...events].reduce(promotion.evolve, promotion.initial));
    const authorises = [{ type: 'promotion.gates-evaluated' }, { type: 'promotion.authorized' }];

    it('authorises what no gate would have let go, and says who broke it', () => {
      const events = decided(facts, broken(planHash));
      expect(events).toMatchObject(authorises);
      expect(events).toMatchObject([
        { data: { inputs: { breakGlass: { people: ['ana', 'mei'], reason: 'checkout is down', until } } } },
        {},
      ]);
    });

    it('does not authorise by what one person asked for', () => {
      expect(decided(facts, asked)).toMatchObject([{ type: 'promotion.gates-evaluated' }]);
    });

    it('does not authorise by what was broken for another plan, or is over', () => {
      expect(decided(facts, broken(digest('d')))).toMatchObject([{ type: 'promotion.gates-evaluated' }]);
      const later = { ...facts, inputs: { ...facts.inputs, now: until } };
      expect(decided(later, broken(planHash))).toMatchObject([{ type: 'promotion.gates-evaluated' }]);
    });
  });

  it('counts its authorisations', () => {
    const both = [approvedBy('ana'), approvedBy('mei')];
    const first = PromotionAuthorized({ ...PromotionAuthorized.sample, planHash, authorization: 1 });
    const history = [requested, planned, ...both, first, planned];
    expect(evaluatePromotion(facts, history.reduce(promotion.evolve, promotion.initial))).toMatchObject([
      {},
      { type: 'promotion.authorized', data: { authorization: 2 } },
    ]);
  });

  it('has nothing to say about what is authorised already', () => {
    const authorized = PromotionAuthorized({ ...PromotionAuthorized.sample, planHash });
    given(promotion, requested, planned, authorized).when(evaluate()).thenNothing();
  });
});
