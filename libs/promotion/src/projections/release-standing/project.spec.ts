import { rowsAfter } from '@ledgerline/testing';
import { StandingGatesEvaluated, StandingStateReached } from '../../events';
import { sampleGateResult } from '../../gate-result';
import { digest } from '../../testing/samples';
import { releaseStanding } from './project';

const cut = { type: 'release.cut' as const, data: { project: 'checkout', releaseId: digest('b'), alias: 'v84' } };
const evaluated = StandingGatesEvaluated({
  ...StandingGatesEvaluated.sample,
  gates: [{ ...sampleGateResult, holds: false }],
});
const reached = StandingStateReached(StandingStateReached.sample);
const reachedByPromotion = StandingStateReached({ ...reached.data, state: 'prod-approved', promotionId: 'p-1' });

describe('the standing of a release', () => {
  it('begins with the first state', () => {
    expect(rowsAfter(releaseStanding, cut)).toEqual([
      {
        ...{ project: 'checkout', releaseId: digest('b'), alias: 'v84', position: '0' },
        states: [{ state: 'candidate', reached: true, at: '2026-01-01T00:00:00.000Z', gates: [] }],
      },
    ]);
  });

  it('shows what a state lacks until it is reached, and then why it was', () => {
    expect(rowsAfter(releaseStanding, cut, evaluated)).toMatchObject([
      { states: [{ state: 'candidate' }, { state: 'dev-approved', reached: false, gates: evaluated.data.gates }] },
    ]);
    expect(rowsAfter(releaseStanding, cut, evaluated, reached)).toMatchObject([
      {
        states: [
          { state: 'candidate' },
          { state: 'dev-approved', reached: true, at: '2026-01-01T00:02:00.000Z', gates: [sampleGateResult] },
        ],
      },
    ]);
  });

  it('names the promotion that a state was reached with', () => {
    expect(rowsAfter(releaseStanding, cut, reachedByPromotion)[0]?.states[1]).toMatchObject({
      state: 'prod-approved',
      promotionId: 'p-1',
    });
  });
});
