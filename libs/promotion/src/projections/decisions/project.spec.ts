import { rowsAfter } from '@ledgerline/testing';
import {
  PromotionAuthorized,
  PromotionGatesEvaluated,
  StandingGatesEvaluated,
  StandingStateReached,
} from '../../events';
import { digest, inputs, policyFor } from '../../testing/samples';
import { decisions } from './project';

const policy = policyFor('prod');
const evaluated = PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, policy, inputs });
const open = PromotionGatesEvaluated({
  ...PromotionGatesEvaluated.sample,
  gates: [{ gate: 'soak', holds: false, because: 'soaks', unblockedBy: [] }],
});
const authorized = PromotionAuthorized(PromotionAuthorized.sample);
const reached = StandingStateReached(StandingStateReached.sample);

describe('the decisions of a project', () => {
  it('tell an evaluation with what was concluded from it on one line', () => {
    expect(rowsAfter(decisions, evaluated, authorized)).toEqual([
      {
        ...{ decisionId: 'event-0', authorisationId: 'event-1', project: 'checkout', kind: 'authorisation' },
        ...{ verdict: 'held', promotionId: 'p-1', environment: 'prod', releaseId: digest('b'), release: 'v84' },
        ...{ state: null, policyHash: digest('5'), inputHash: digest('4'), stream: 'stream', revision: '0' },
        ...{ position: '0', at: '2026-01-01T00:00:00.000Z' },
      },
    ]);
  });

  it('tell gates that wait, with the hash of the policy where that was recorded', () => {
    expect(rowsAfter(decisions, open)).toMatchObject([{ kind: 'gates', verdict: 'open', policyHash: null }]);
    const [row] = rowsAfter(decisions, evaluated);
    expect(row).toMatchObject({ kind: 'gates', verdict: 'held', releaseId: null, release: 'v84' });
    expect(row?.policyHash).toMatch(/^sha256:/);
  });

  it('tell states, reached by themselves or by a promotion', () => {
    const pending = StandingGatesEvaluated(StandingGatesEvaluated.sample);
    const entered = StandingStateReached({ ...StandingStateReached.sample, promotionId: 'p-1' });
    expect(rowsAfter(decisions, pending, reached, entered)).toMatchObject([
      { kind: 'state-gates', state: 'dev-approved', environment: null, releaseId: digest('b') },
      { kind: 'state-reached', verdict: 'held', promotionId: null },
      { kind: 'state-reached', verdict: 'held', promotionId: 'p-1' },
    ]);
  });

  it('tell an authorisation of which nothing says on what it was decided', () => {
    expect(rowsAfter(decisions, reached, evaluated, authorized, authorized)).toHaveLength(3);
    expect(rowsAfter(decisions, authorized)).toMatchObject([
      { decisionId: 'event-0', authorisationId: 'event-0', kind: 'authorisation', release: null },
    ]);
  });
});
