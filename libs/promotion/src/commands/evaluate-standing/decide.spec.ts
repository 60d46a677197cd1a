import { contentDigest } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { evaluateGates } from '../../evaluate-gates';
import { StandingGatesEvaluated, StandingStateReached } from '../../events';
import { standing } from '../../evolve';
import type { GateInputs } from '../../gate-inputs';
import { reachPolicy } from '../../pipeline';
import type { Standing } from '../../state';
import type { StateFacts } from '../../state-facts';
import { digest, evidence, inputs, midnight, pipeline } from '../../testing/samples';
import { EvaluateStanding } from './command';
import { evaluateStanding } from './decide';

const policy = reachPolicy(pipeline, 'dev-approved');
if (policy === undefined) throw new Error('the sample has changed');
const converged = { dev: { stints: [{ since: midnight }], openFindings: [], blind: [] } };
const facts = (more: Partial<GateInputs>): StateFacts => ({
  policy,
  inputs: { ...inputs, environments: converged, evidence: [], ...more },
});
const tested = facts({ evidence: [evidence('unit', 'passed', { environment: 'dev' })] });
const about = (on: StateFacts) => ({
  ...{ project: 'checkout', releaseId: digest('b'), state: 'dev-approved' },
  gates: [...evaluateGates(on.policy, on.inputs)],
  ...{ inputHash: contentDigest(on.inputs), policy, inputs: on.inputs },
});
const evaluated = (on: StateFacts) => StandingGatesEvaluated(about(on));
const reached = StandingStateReached({ ...about(tested), policyHash: contentDigest(policy) });
const evaluate =
  (...states: StateFacts[]) =>
  (state: Standing) => {
    const actor = { kind: 'system', id: 'conductor' } as const;
    const cause = { commandId: 'c-1', actor, causationId: 'e-1', correlationId: 'e-1' };
    return evaluateStanding(new EvaluateStanding(cause, 'checkout', digest('b')), states, state);
  };

describe('evaluating how far a release has come', () => {
  it('records what a state still lacks', () => {
    given(standing)
      .when(evaluate(facts({})))
      .then(evaluated(facts({})));
  });

  it('records nothing while nothing changes', () => {
    given(standing, evaluated(facts({})))
      .when(evaluate(facts({ now: '2026-01-02T00:00:00.000Z' })))
      .thenNothing();
  });

  it('reaches the state when all its gates hold', () => {
    given(standing, evaluated(facts({})))
      .when(evaluate(tested))
      .then(reached);
  });

  it('does not reach it without convergence, whatever the evidence says', () => {
    const nowhere = facts({ environments: {}, evidence: tested.inputs.evidence });
    given(standing).when(evaluate(nowhere)).then(evaluated(nowhere));
  });

  it('never takes a state back', () => {
    given(standing, reached)
      .when(evaluate(facts({})))
      .thenNothing();
  });
});
