import type { Cause } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { PromotionRequested, StandingGatesEvaluated, StandingStateReached } from '../../events';
import { promotion, standing } from '../../evolve';
import type { Promotion } from '../../state';
import { digest, v84 } from '../../testing/samples';
import { RequestPromotion } from './command';
import type { RequestFacts } from './decide';
import { requestPromotion } from './decide';

const cause: Cause = {
  commandId: 'c-1',
  actor: { kind: 'person', id: 'olga' },
  causationId: 'r-1',
  correlationId: 'r-1',
};
const standingAfter = (...events: readonly (StandingGatesEvaluated | StandingStateReached)[]) =>
  events.reduce(standing.evolve, standing.initial);
const toProd: RequestFacts = {
  promotionId: 'p-1',
  release: v84,
  admits: { state: 'prod-approved' },
  standing: standing.initial,
};
const toStage: RequestFacts = { ...toProd, admits: { state: 'dev-approved', in: 'dev' } };

const request = (facts: RequestFacts, environment = 'prod') => {
  const command = new RequestPromotion(cause, 'checkout', environment, 'v84', 'weekly release');
  return (state: Promotion) => requestPromotion(command, facts, state);
};
const requested = PromotionRequested(PromotionRequested.sample);

describe('requesting a promotion', () => {
  it('is recorded with who wants it and why', () => {
    given(promotion).when(request(toProd)).then(requested);
  });

  it('says when the release was cut, where that is known', () => {
    const cutAt = '2026-01-01T00:00:00.000Z';
    given(promotion)
      .when(request({ ...toProd, cutAt }))
      .then(PromotionRequested({ ...requested.data, cutAt }));
  });

  it('happens once, however often the same request comes', () => {
    given(promotion, requested).when(request(toProd)).thenNothing();
  });

  it('is taken when the release has reached the state that the environment admits', () => {
    const reached = standingAfter(StandingStateReached(StandingStateReached.sample));
    given(promotion)
      .when(request({ ...toStage, standing: reached }, 'stage'))
      .then(PromotionRequested({ ...PromotionRequested.sample, environment: 'stage' }));
  });

  it('is refused when the release has not reached it, saying what it lacks and where to get it', () => {
    const gates = [
      { gate: 'converged:dev', holds: true, because: 'v84 converged in dev', unblockedBy: [] },
      { gate: 'evidence:junit:unit', holds: false, because: 'no junit result of "unit" in dev yet', unblockedBy: [] },
      { gate: 'soak', holds: false, because: 'this only warns', unblockedBy: [], mode: 'warn' as const },
    ];
    const pending = standingAfter(StandingGatesEvaluated({ ...StandingGatesEvaluated.sample, gates }));
    expect(request({ ...toStage, standing: pending }, 'stage')(promotion.initial)).toEqual(
      new Refusal(
        'not-admitted',
        {
          ...{ release: 'v84', environment: 'stage', state: 'dev-approved', in: 'dev' },
          missing: 'no junit result of "unit" in dev yet',
        },
        '/release',
      ),
    );
  });

  it('is refused when the release never was where the state is reached', () => {
    expect(request(toStage, 'stage')(promotion.initial)).toMatchObject({
      code: 'not-admitted',
      facts: { missing: 'v84 has not converged in dev yet' },
    });
  });

  const declared = (releaseId: string, failed = false) => ({ declared: { releaseId, alias: 'v84', failed } });
  const kinds = (kind: 'rollback' | 'retry', facts: RequestFacts) => (promotion: Promotion) =>
    requestPromotion(new RequestPromotion(cause, 'checkout', 'prod', 'v84', 'weekly release', kind), facts, promotion);

  it('is refused when the environment is declared to be that release already', () => {
    given(promotion)
      .when(request({ ...toProd, ...declared(v84.id) }))
      .thenRefused('already-declared', { environment: 'prod', release: 'v84' });
  });

  it('is taken for an earlier release', () => {
    given(promotion)
      .when(request({ ...toProd, ...declared(digest('c')) }))
      .then(requested);
  });

  it('is refused for a release that somebody rejected', () => {
    given(promotion)
      .when(request({ ...toProd, rejection: { person: 'ana', reason: 'loses orders' } }))
      .thenRefused('release-rejected', { release: 'v84', person: 'ana', reason: 'loses orders' }, '/release');
  });

  it('lets a release come back only where it was', () => {
    const back = PromotionRequested({ ...requested.data, kind: 'rollback' });
    given(promotion)
      .when(kinds('rollback', { ...toProd, wasThere: true }))
      .then(back);
    given(promotion)
      .when(kinds('rollback', toProd))
      .thenRefused('never-there', { release: 'v84', environment: 'prod' }, '/release');
  });

  it('declares once more only what failed to roll out', () => {
    const again = PromotionRequested({ ...requested.data, kind: 'retry' });
    given(promotion)
      .when(kinds('retry', { ...toProd, ...declared(v84.id, true) }))
      .then(again);
    for (const facts of [declared(v84.id), declared(digest('c'), true), {}]) {
      given(promotion)
        .when(kinds('retry', { ...toProd, ...facts }))
        .thenRefused('nothing-to-retry', { environment: 'prod', release: 'v84' });
    }
  });

  it('goes forward only, and waits while it is paused, when nobody asks', () => {
    const automatic = (facts: RequestFacts) => (state: Promotion) =>
      requestPromotion(
        new RequestPromotion(cause, 'checkout', 'prod', 'v84', 'weekly release', undefined, true),
        facts,
        state,
      );
    given(promotion)
      .when(automatic(toProd))
      .then(PromotionRequested({ ...requested.data, automatic: true }));
    given(promotion)
      .when(automatic({ ...toProd, paused: 'rolled back to v83' }))
      .thenRefused('automation-paused', { environment: 'prod', reason: 'rolled back to v83' });
    given(promotion)
      .when(automatic({ ...toProd, ...declared(digest('c')), isOlder: true }))
      .thenRefused('older-than-declared', { release: 'v84', declared: 'v84', environment: 'prod' });
  });
});
