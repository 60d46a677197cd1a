import { admissionTo, entryPolicy, reachPolicy, upstreamOf } from './pipeline';
import { stateReachedBy } from './policy';
import { pipeline, policyFor } from './testing/samples';

const names = (policy: ReturnType<typeof entryPolicy>) => policy?.gates.map(({ gate }) => gate);

describe('the policy of entering an environment', () => {
  it('asks nothing of a candidate where nothing is upstream', () => {
    expect(names(entryPolicy(pipeline, 'dev'))).toEqual([]);
  });

  it('asks for the admitted state and for everything upstream', () => {
    expect(names(entryPolicy(pipeline, 'stage'))).toEqual(['state:dev-approved', 'after:dev']);
  });

  it('asks for the gates themselves of a state that is reached by entering', () => {
    expect(names(entryPolicy(pipeline, 'prod'))).toEqual(['approvals:release-managers', 'after:stage']);
    expect(entryPolicy(pipeline, 'prod')?.gates[1]).toMatchObject({ environment: 'stage', states: ['stage-approved'] });
  });

  it('rests on the evidence of every state on the way', () => {
    expect(policyFor('prod').restsOn).toEqual([
      { state: 'stage-approved', evidence: 'junit', suite: 'integration', environment: 'stage' },
      { state: 'dev-approved', evidence: 'junit', suite: 'unit', environment: 'dev' },
    ]);
  });

  it('asks for the approvals of a state on the way in, even when the state is reached elsewhere', () => {
    const approvedDev = { in: 'dev', gates: [{ approvals: { of: 'testers', count: 1 } }, { soak: '1h' }] };
    const policy = entryPolicy({ ...pipeline, states: { 'dev-approved': approvedDev } }, 'stage');
    expect(names(policy)).toEqual(['state:dev-approved', 'approvals:testers', 'after:dev']);
  });

  it('asks those who stand in for an expression on the way in, too', () => {
    const expression = 'release.migrations.size() == 0';
    const otherwise = { approvals: { of: 'database-owners', count: 1 } };
    const gates = [{ expression }, { expression, otherwise }];
    const states = { 'dev-approved': { in: 'dev', gates } };
    const policy = entryPolicy({ ...pipeline, states }, 'stage');
    expect(names(policy)).toEqual(['state:dev-approved', 'expression', 'after:dev']);
    expect(policy?.gates[1]).toMatchObject({ otherwise: { of: 'database-owners', count: 1 } });
    expect(names(reachPolicy({ ...pipeline, states }, 'dev-approved'))).toEqual(['converged:dev', 'expression']);
  });

  it('does not rest on evidence that only warns', () => {
    const junit = { kind: 'junit', suite: 'integration', verdict: 'passed' } as const;
    const gates = [{ evidence: junit, mode: 'warn' as const }, { evidence: { ...junit, suite: 'load', in: 'dev' } }];
    const policy = entryPolicy({ ...pipeline, states: { 'stage-approved': { in: 'stage', gates } } }, 'prod');
    expect(policy?.restsOn).toEqual([
      { state: 'stage-approved', evidence: 'junit', suite: 'load', environment: 'dev' },
    ]);
  });

  it('knows the people by their other names, where there are any', () => {
    expect(policyFor('prod', { ...pipeline, people: { Ana: { aliases: ['Ana-GH'] } } })).toMatchObject({
      people: { 'ana-gh': 'ana' },
    });
    expect(policyFor('prod')).not.toHaveProperty('people');
  });

  it('gives every gate a name of its own', () => {
    const gates = [{ soak: '1h' }, { soak: '2h' }];
    const policy = entryPolicy({ ...pipeline, states: { 'prod-approved': { gates } } }, 'prod');
    expect(names(policy)).toEqual(['soak', 'soak:2', 'after:stage']);
  });

  it('asks for a state that nobody defined rather than for nothing', () => {
    const policy = entryPolicy({ ...pipeline, states: {} }, 'prod');
    expect(names(policy)).toEqual(['state:prod-approved', 'after:stage']);
  });

  it('waits for every one of several upstream environments', () => {
    const { dev, stage, prod } = pipeline.environments;
    if (dev === undefined || stage === undefined || prod === undefined) throw new Error('the sample has changed');
    const regions = { dev, stage, 'prod-eu': prod, 'prod-us': { ...prod, after: ['stage', 'prod-eu'] } };
    const policy = entryPolicy({ ...pipeline, environments: regions }, 'prod-us');
    expect(names(policy)).toEqual(['approvals:release-managers', 'after:stage', 'after:prod-eu']);
  });

  it('does not exist for an environment that does not', () => {
    expect(entryPolicy(pipeline, 'moon')).toBeUndefined();
    expect(entryPolicy(pipeline, 'constructor')).toBeUndefined();
  });
});

describe('the policy of coming back to an environment', () => {
  const { prod } = pipeline.environments;
  const withGates = (gates: readonly ({ soak: string } | { approvals: { of: string; count: number } })[]) => ({
    ...pipeline,
    environments: { ...pipeline.environments, prod: { ...prod, rollback: { gates } } as typeof prod & object },
  });

  it('has the gates of the way in where it has none of its own', () => {
    const policy = entryPolicy(pipeline, 'prod', true);
    expect(names(policy)).toEqual(names(entryPolicy(pipeline, 'prod')));
    expect(policy).toMatchObject({ rollback: true });
  });

  it('has gates of its own in place of those, and rests on nothing else', () => {
    const policy = entryPolicy(withGates([{ approvals: { of: 'on-call', count: 1 } }]), 'prod', true);
    expect(names(policy)).toEqual(['approvals:on-call']);
    expect(policy).toMatchObject({ rollback: true, restsOn: [], state: 'prod-approved' });
    expect(names(entryPolicy(withGates([]), 'prod', true))).toEqual([]);
    expect(names(entryPolicy(withGates([]), 'prod'))).toEqual(['approvals:release-managers', 'after:stage']);
  });

  it('looks upstream for soak and drift as the way in does', () => {
    expect(entryPolicy(withGates([{ soak: '1h' }]), 'prod', true)?.gates).toMatchObject([{ environments: ['stage'] }]);
  });

  it('reaches no state', () => {
    const policy = entryPolicy(pipeline, 'prod', true);
    expect(policy && stateReachedBy(policy)).toBeUndefined();
  });
});

describe('the policy of reaching a state', () => {
  it('asks for convergence in its environment, and for its gates there', () => {
    expect(names(reachPolicy(pipeline, 'stage-approved'))).toEqual([
      'converged:stage',
      'evidence:junit:integration',
      'soak',
      'no-open-drift',
    ]);
  });

  it('does not exist for a state that is reached by entering', () => {
    expect(reachPolicy(pipeline, 'prod-approved')).toBeUndefined();
  });
});

it('a state without an environment is reached by entering, any other is not', () => {
  expect(['dev', 'stage', 'prod'].map((environment) => stateReachedBy(policyFor(environment)))).toEqual([
    undefined,
    undefined,
    'prod-approved',
  ]);
});

it('an environment admits a state, with the place where that is reached', () => {
  expect(admissionTo(pipeline, 'stage')).toEqual({ state: 'dev-approved', in: 'dev' });
  expect(admissionTo(pipeline, 'prod')).toEqual({ state: 'prod-approved' });
});

it('upstream goes back to the beginning, also in a circle', () => {
  expect(upstreamOf(pipeline, 'prod')).toEqual(['stage', 'dev']);
  const around = { one: { ...pipeline.environments.dev, after: ['two'] }, two: { after: ['one'] } };
  expect(upstreamOf({ states: {}, environments: around as never }, 'one')).toEqual(['two']);
});
