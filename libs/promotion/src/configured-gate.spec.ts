import { type ConfiguredGate, namedApart, policyGate } from './configured-gate';

const scope = { evidenceIn: 'stage', soakIn: ['stage'], driftIn: ['stage', 'prod'] };
const told = (gate: ConfiguredGate, where = scope) => policyGate(gate, where);

describe('a gate of the project file, told completely', () => {
  it('evidence looks where its state is established, unless it says where', () => {
    expect(told({ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } })).toEqual({
      ...{ gate: 'evidence:junit:unit', kind: 'evidence', evidence: 'junit', suite: 'unit', environment: 'stage' },
    });
    expect(told({ evidence: { kind: 'sarif', verdict: 'passed', in: 'dev' } })).toEqual({
      ...{ gate: 'evidence:sarif', kind: 'evidence', evidence: 'sarif', environment: 'dev' },
    });
    const { evidenceIn: _in, ...nowhere } = scope;
    expect(policyGate({ evidence: { kind: 'sarif', verdict: 'passed' } }, nowhere)).not.toHaveProperty('environment');
  });

  it('evidence says how many, how large, how old and signed by whom', () => {
    const all = { count: 3, 'min-tests': 100, 'max-age': '7d', signer: 'build-key' };
    expect(told({ evidence: { kind: 'ctrf', suite: 'load', verdict: 'passed', ...all } })).toMatchObject({
      ...{ count: 3, minTests: 100, maxAge: '7d', signer: 'build-key' },
    });
  });

  it('approvals are named by whom they ask', () => {
    expect(told({ approvals: { of: 'release-managers', count: 2 } })).toEqual({
      ...{ gate: 'approvals:release-managers', kind: 'approvals', of: 'release-managers', count: 2 },
    });
    expect(told({ approvals: { role: 'operator', count: 1, comment: 'required' } })).toEqual({
      ...{ gate: 'approvals:role:operator', kind: 'approvals', role: 'operator', count: 1, comment: 'required' },
    });
  });

  it('soak looks upstream, or where it says', () => {
    expect(told({ soak: '2h' })).toEqual({ gate: 'soak', kind: 'soak', environments: ['stage'], for: '2h' });
    expect(told({ soak: { for: '2h', in: 'dev' } })).toEqual({
      ...{ gate: 'soak:dev', kind: 'soak', environments: ['dev'], for: '2h' },
    });
  });

  it('convergence names its environment', () => {
    expect(told({ converged: 'dev' })).toEqual({ gate: 'converged:dev', kind: 'converged', environment: 'dev' });
  });

  it('drift is material unless it says otherwise, and is looked for upstream and in the target unless it says where', () => {
    expect(told({ 'no-open-drift': 'material' })).toEqual({
      ...{ gate: 'no-open-drift', kind: 'no-open-drift', environments: ['stage', 'prod'] },
    });
    expect(told({ 'no-open-drift': { severity: 'critical', in: ['dev'] } })).toEqual({
      ...{ gate: 'no-open-drift', kind: 'no-open-drift', environments: ['dev'], severity: 'critical' },
    });
  });

  it('migrations say the worst that they may be', () => {
    expect(told({ migrations: { 'at-most': 'blocking' } })).toEqual({
      ...{ gate: 'migrations', kind: 'migrations', atMost: 'blocking' },
    });
  });

  it('a dataset makes the demands that are made on it', () => {
    expect(told({ dataset: { name: 'sample' } })).toEqual({
      gate: 'dataset:sample',
      kind: 'dataset',
      dataset: 'sample',
    });
    const all = { 'max-age': '30d', 'verified-in': 'stage', 'schema-of': 'prod' };
    expect(told({ dataset: { name: 'sample', ...all } })).toMatchObject({
      ...{ maxAge: '30d', verifiedIn: 'stage', schemaOf: 'prod' },
    });
  });

  it('a window and an expression are told as they stand', () => {
    const window = { rrule: 'FREQ=DAILY', duration: '8h', timezone: 'UTC' };
    expect(told({ window })).toEqual({ gate: 'window', kind: 'window', ...window });
    expect(told({ expression: 'true' })).toEqual({ gate: 'expression', kind: 'expression', expression: 'true' });
    expect(told({ expression: 'true', otherwise: { approvals: { of: 'owners', count: 1 } } })).toMatchObject({
      otherwise: { of: 'owners', count: 1 },
    });
  });

  it.each<ConfiguredGate>([
    { soak: '2h' },
    { approvals: { of: 'owners', count: 1 } },
    { window: { rrule: 'FREQ=DAILY', duration: '8h', timezone: 'UTC' } },
    { expression: 'true' },
  ])('only warns where it says so: %j', (gate) => {
    expect(told({ ...gate, mode: 'warn' })).toEqual({ ...told(gate), mode: 'warn' });
    expect(told({ ...gate, mode: 'block' })).toEqual(told(gate));
  });
});

it('gates of one name are told apart by a number', () => {
  const [one, other] = [told({ soak: '1h' }), told({ soak: '2h' })];
  expect(namedApart([one, other, told({ converged: 'dev' }), one]).map(({ gate }) => gate)).toEqual([
    'soak',
    'soak:2',
    'converged:dev',
    'soak:3',
  ]);
});
