import fc from 'fast-check';
import { evaluateGates } from './evaluate-gates';
import { environmentsNeeded, evidenceNeeded, lookedAt, statesNeeded } from './needs';
import { StandingGatesEvaluated, StandingStateReached } from './events';
import { standing } from './evolve';
import { reachPolicy } from './pipeline';
import type { Policy } from './policy';
import type { PolicyGate } from './policy-gate';
import { releaseEvidence } from './release-evidence';
import { recordedAt } from './testing/recorded';
import { evidence, inputs, midnight, noon, pipeline, policyFor } from './testing/samples';

type StandingEvents = readonly (StandingGatesEvaluated | StandingStateReached)[];
const standingAfter = (...events: StandingEvents) => events.reduce(standing.evolve, standing.initial);
const gate = (name: string, holds: boolean, earliest?: string) => ({
  ...{ gate: name, holds, because: `${name} says so`, unblockedBy: [] },
  ...(earliest !== undefined && { earliest }),
});
const evaluated = (...gates: ReturnType<typeof gate>[]) =>
  StandingGatesEvaluated({ ...StandingGatesEvaluated.sample, gates });
const asking = (...gates: PolicyGate[]): Policy => ({ state: 's', gates, restsOn: [] });
const load = { gate: 'evidence:junit:load', kind: 'evidence', evidence: 'junit', suite: 'load' } as const;
const runs = (...verdicts: ('passed' | 'failed')[]) =>
  verdicts.map((verdict, index) => evidence('load', verdict, { evidenceId: `e-${String(index)}` }));
const idsOf = (facts: readonly { readonly evidenceId: string }[]) => facts.map(({ evidenceId }) => evidenceId);

describe('what a policy needs to know', () => {
  it('is about the environments that its gates look at', () => {
    expect(environmentsNeeded(policyFor('prod'))).toEqual(['stage']);
    const reach = reachPolicy(pipeline, 'stage-approved');
    expect(reach && environmentsNeeded(reach)).toEqual(['stage']);
  });

  it('is about the environments that a dataset is verified in and has the schema of', () => {
    const dataset: PolicyGate = {
      ...{ gate: 'dataset:sample', kind: 'dataset', dataset: 'sample' },
      ...{ verifiedIn: 'stage', schemaOf: 'prod' },
    };
    expect(environmentsNeeded(asking(dataset, load))).toEqual(['prod', 'stage']);
    expect(lookedAt(asking(dataset), 'prod')).toEqual({ minor: false, critical: false, schema: true });
    expect(lookedAt(asking(dataset), 'stage')).toEqual({ minor: false, critical: false, schema: false });
  });

  it('is about minor and critical findings where a gate tells severities apart', () => {
    const drift = (severity: 'minor' | 'critical', environment: string): PolicyGate => ({
      ...{ gate: 'no-open-drift', kind: 'no-open-drift', environments: [environment], severity },
    });
    const policy = asking(drift('minor', 'stage'), drift('critical', 'prod'));
    expect(lookedAt(policy, 'stage')).toEqual({ minor: true, critical: false, schema: false });
    expect(lookedAt(policy, 'prod')).toEqual({ minor: false, critical: true, schema: false });
    expect(lookedAt(policy, 'dev')).toEqual({ minor: false, critical: false, schema: false });
  });

  it('is about the states that its gates ask for, with what they lack and until when', () => {
    const states = (...events: StandingEvents) => statesNeeded(policyFor('stage'), standingAfter(...events));
    expect(states()).toEqual([{ state: 'dev-approved', reached: false, missing: [] }]);
    expect(states(evaluated(gate('soak', false, noon), gate('converged:dev', true)))).toEqual([
      { state: 'dev-approved', reached: false, missing: ['soak says so'], earliest: noon },
    ]);
    expect(states(evaluated(gate('soak', false, noon), gate('evidence', false)))[0]?.earliest).toBeUndefined();
    const warns = { ...gate('window', false), mode: 'warn' as const };
    expect(states(evaluated(gate('soak', false, noon), warns))).toEqual([
      { state: 'dev-approved', reached: false, missing: ['soak says so'], earliest: noon },
    ]);
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
    expect(idsOf(evidenceNeeded(policyFor('prod'), all))).toEqual(['e-2', 'e-3']);
  });

  it('goes back to the last failure where a gate counts several in a row', () => {
    const results = runs('passed', 'failed', 'passed', 'passed');
    expect(idsOf(evidenceNeeded(asking(load), results))).toEqual(['e-3']);
    expect(idsOf(evidenceNeeded(asking({ ...load, count: 2 }), results))).toEqual(['e-1', 'e-2', 'e-3']);
  });

  it('goes back to what is signed, or large enough, before what is not', () => {
    const [signed, unsigned] = runs('passed', 'passed');
    const results = [{ ...signed, signers: ['build-key'] }, unsigned].filter((fact) => fact !== undefined);
    for (const more of [{ signer: 'build-key' }, { minTests: 100 }]) {
      expect(evidenceNeeded(asking({ ...load, ...more }), results as typeof inputs.evidence)).toHaveLength(2);
    }
  });

  it('is about the newest of everything where an expression may look at it', () => {
    const expression: PolicyGate = { gate: 'expression', kind: 'expression', expression: 'evidence.size() > 0' };
    const all = [...runs('failed', 'passed'), evidence('unit', 'passed', { evidenceId: 'e-9', environment: 'dev' })];
    expect(idsOf(evidenceNeeded(asking(expression), all))).toEqual(['e-1', 'e-9']);
  });

  it('is no more than a hundred counts can ask for', () => {
    const many = runs(...Array.from({ length: 500 }, () => 'passed' as const));
    expect(evidenceNeeded(asking({ ...load, count: 100 }), many)).toHaveLength(200);
  });

  it('leaves out nothing that would change a result', () => {
    const HOUR_MS = 3_600_000;
    const environment = fc.constantFrom(undefined, 'stage', 'dev');
    const result = fc.record({
      ...{
        suite: fc.constantFrom('load', 'unit'),
        environment,
        verdict: fc.constantFrom('passed', 'passed', 'failed'),
      },
      ...{ tests: fc.constantFrom(5, 50), signers: fc.constantFrom(undefined, ['build-key']) },
    });
    const asked = fc.record({
      suite: fc.constantFrom(undefined, 'load'),
      ...{ environment, count: fc.constantFrom(undefined, 2, 3), maxAge: fc.constantFrom(undefined, '3h', '9h') },
      ...{ minTests: fc.constantFrom(undefined, 20), signer: fc.constantFrom(undefined, 'build-key') },
    });
    const defined = (fields: object) =>
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    fc.assert(
      fc.property(
        fc.array(asked, { minLength: 1, maxLength: 3 }),
        fc.array(result, { maxLength: 12 }),
        (gates, results) => {
          const policy = asking(
            ...(gates.map((gate, index) => ({
              ...{ gate: `evidence:${String(index)}`, kind: 'evidence', evidence: 'junit' },
              ...defined(gate),
            })) as PolicyGate[]),
          );
          const all = results.map(({ suite, verdict, ...more }, index) =>
            evidence(suite, verdict as 'passed', {
              evidenceId: `e-${String(index)}`,
              at: new Date(Date.parse(midnight) + index * HOUR_MS).toISOString(),
              ...defined(more),
            }),
          );
          const on = (facts: typeof inputs.evidence) => evaluateGates(policy, { ...inputs, evidence: facts });
          expect(on(evidenceNeeded(policy, all))).toEqual(on(all));
        },
      ),
      { numRuns: 1_000 },
    );
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
