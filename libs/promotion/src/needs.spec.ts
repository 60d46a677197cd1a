import { environmentsNeeded, evidenceNeeded, statesNeeded } from './needs';
import { StandingGatesEvaluated, StandingStateReached } from './events';
import { standing } from './evolve';
import { reachPolicy } from './pipeline';
import { releaseEvidence } from './release-evidence';
import { recordedAt } from './testing/recorded';
import { evidence, midnight, noon, pipeline, policyFor } from './testing/samples';

type StandingEvents = readonly (StandingGatesEvaluated | StandingStateReached)[];
const standingAfter = (...events: StandingEvents) => events.reduce(standing.evolve, standing.initial);
const gate = (name: string, holds: boolean, earliest?: string) => ({
  ...{ gate: name, holds, because: `${name} says so`, unblockedBy: [] },
  ...(earliest !== undefined && { earliest }),
});
const evaluated = (...gates: ReturnType<typeof gate>[]) =>
  StandingGatesEvaluated({ ...StandingGatesEvaluated.sample, gates });

describe('what a policy needs to know', () => {
  it('is about the environments that its gates look at', () => {
    expect(environmentsNeeded(policyFor('prod'))).toEqual(['stage']);
    const reach = reachPolicy(pipeline, 'stage-approved');
    expect(reach && environmentsNeeded(reach)).toEqual(['stage']);
  });

  it('is about the states that its gates ask for, with what they lack and until when', () => {
    const states = (...events: StandingEvents) => statesNeeded(policyFor('stage'), standingAfter(...events));
    expect(states()).toEqual([{ state: 'dev-approved', reached: false, missing: [] }]);
    expect(states(evaluated(gate('soak', false, noon), gate('converged:dev', true)))).toEqual([
      { state: 'dev-approved', reached: false, missing: ['soak says so'], earliest: noon },
    ]);
    expect(states(evaluated(gate('soak', false, noon), gate('evidence', false)))[0]?.earliest).toBeUndefined();
    expect(states(StandingStateReached(StandingStateReached.sample))).toEqual([
      { state: 'dev-approved', reached: true, missing: [] },
    ]);
  });

  it('is about the newest evidence of each suite in each environment, and of no other suite', () => {
    const inStage = { environment: 'stage' };
    const all = [
      evidence('integration', 'failed', { evidenceId: 'e-1', ...inStage }),
      evidence('unit', 'passed', { evidenceId: 'e-2' }),
      evidence('integration', 'passed', { evidenceId: 'e-3', ...inStage }),
      evidence('exploratory', 'passed', { evidenceId: 'e-4' }),
    ];
    expect(evidenceNeeded(policyFor('prod'), all).map(({ evidenceId }) => evidenceId)).toEqual(['e-2', 'e-3']);
  });
});

it('evidence is told from the release’s stream, with the instant at which it was attached', () => {
  const data = {
    ...{ project: 'checkout', releaseId: 'r', evidenceId: 'e-1', kind: 'junit', suite: 'unit', environment: 'dev' },
    verdict: 'failed' as const,
    summary: { tests: 12, failures: 1, errors: 2 },
  };
  expect(releaseEvidence.evolve([], recordedAt(midnight, { type: 'evidence.attached', data } as const))).toEqual([
    {
      ...{ evidenceId: 'e-1', kind: 'junit', suite: 'unit', environment: 'dev' },
      ...{ verdict: 'failed', tests: 12, failed: 3, at: midnight },
    },
  ]);
});

it('knows who signed a statement and what it is, by the names that were trusted then', () => {
  const said = { predicateType: 'https://slsa.dev/provenance/v1', signers: [{ name: 'ci', fingerprint: 'sha256:…' }] };
  const data = {
    ...{ project: 'checkout', releaseId: 'r', evidenceId: 'e-1', kind: 'in-toto', suite: 'build' },
    verdict: 'passed' as const,
    summary: { tests: 0, failures: 0, errors: 0 },
    ...said,
  };
  expect(releaseEvidence.evolve([], recordedAt(midnight, { type: 'evidence.attached', data } as const))).toMatchObject([
    { predicateType: 'https://slsa.dev/provenance/v1', signers: ['ci'] },
  ]);
});
