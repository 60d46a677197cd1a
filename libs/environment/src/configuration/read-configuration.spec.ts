import { Refusal } from '@ledgerline/kernel';
import { generateKeyPairSync } from 'node:crypto';
import { readConfiguration } from './read-configuration';

const rule = { owner: 'ops', why: 'they differ' };
const file = {
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: {
    dev: { admits: 'candidate', observe: ['artifacts'] },
    stage: { admits: 'dev-approved', after: ['dev'] },
    prod: { admits: 'prod-approved', after: ['stage'], labels: { tier: 'prod' } },
  },
  states: {
    'dev-approved': { in: 'dev', gates: [{ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } }] },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }, { soak: '2h' }] },
  },
  variance: { 'web.replicas': { type: 'integer', ...rule } },
};
const pem = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
type Change = (copy: typeof file & Record<string, unknown>) => object;

const read = (change: Change) => readConfiguration(change(structuredClone(file)), 'checkout');
const withEnvironment = (name: string, settings: object): Change => {
  return (copy) => ({ ...copy, environments: { ...copy.environments, [name]: settings } });
};
const withRule = (key: string, keywords: object): Change => {
  return (copy) => ({ ...copy, variance: { [key]: { ...rule, ...keywords } } });
};
const withState = (name: string, state: object): Change => {
  return (copy) => ({ ...copy, states: { ...copy.states, [name]: state } });
};

describe('reading a configuration', () => {
  it('takes one as people write it', () => {
    expect(read((copy) => copy)).toMatchObject({
      databases: {},
      environments: { dev: { after: [], labels: {}, observe: ['artifacts'] }, prod: { labels: { tier: 'prod' } } },
    });
  });

  it.each<[string, Change, string, string, Refusal['facts']?]>([
    ['no object', () => [], '', 'must be object'],
    ['no environments', ({ environments: _, ...copy }) => copy, '', "must have required property 'environments'"],
    ['a part that nobody knows', (copy) => ({ ...copy, pipelines: {} }), '', 'there is no "pipelines" here'],
    [
      'a name with capitals',
      withEnvironment('Prod', { admits: 'candidate' }),
      '/environments',
      'there is no "Prod" here',
    ],
    [
      'another kind of artifact',
      (copy) => ({ ...copy, components: { web: { artifact: 'zip', repository: 'here' } } }),
      '/components/web/artifact',
      'must be one of: "oci", "tarball"',
    ],
    [
      'an unknown gate',
      withState('late', { gates: [{ mood: 'good' }] }),
      '/states/late/gates/0',
      'must be one of: evidence, approvals, soak, converged, no-open-drift, migrations, dataset, window, expression',
    ],
    [
      'another kind of evidence',
      withState('late', { gates: [{ evidence: { kind: 'word', suite: 'unit', verdict: 'passed' } }] }),
      '/states/late/gates/0/evidence/kind',
      'must be one of: "junit", "ctrf", "sarif", "in-toto", "slsa-provenance"',
    ],
    [
      'a gate with a word too many',
      withState('late', { gates: [{ approvals: { of: 'ops', count: 1, soon: true } }] }),
      '/states/late/gates/0/approvals',
      'there is no "soon" here',
    ],
    [
      'a rule without an owner',
      (copy) => ({ ...copy, variance: { 'web.replicas': { why: 'load differs' } } }),
      '/variance/web.replicas',
      "must have required property 'owner'",
    ],
    ['a rule under a key with a gap', withRule('web..replicas', {}), '/variance', 'there is no "web..replicas" here'],
    ['a rule under a key with a line break', withRule('web.a\nb', {}), '/variance', 'there is no "web.a\nb" here'],
  ])('says where it is wrong: %s', (_, change, pointer, problem) => {
    expect(read(change)).toEqual(new Refusal('configuration-invalid', { problem }, `/configuration${pointer}`));
  });

  it.each<[string, Change, string, Refusal['facts'], string]>([
    [
      'an environment after one that there is not',
      withEnvironment('prod', { admits: 'candidate', after: ['stage', 'moon'] }),
      'environment-unknown',
      { environment: 'moon' },
      '/environments/prod/after/1',
    ],
    [
      'a state in an environment that there is not',
      withState('late', { in: 'moon' }),
      'environment-unknown',
      { environment: 'moon' },
      '/states/late/in',
    ],
    [
      'a rule for an environment that there is not',
      withRule('web.a/b', { environments: ['dev', 'moon'] }),
      'environment-unknown',
      { environment: 'moon' },
      '/variance/web.a~1b/environments/1',
    ],
    [
      'a state that there is not',
      withEnvironment('prod', { admits: 'blessed' }),
      'state-unknown',
      { state: 'blessed' },
      '/environments/prod/admits',
    ],
    [
      'environments that wait for each other',
      withEnvironment('dev', { admits: 'candidate', after: ['prod'] }),
      'environments-in-a-circle',
      { circle: 'dev → prod → stage → dev' },
      '/environments',
    ],
    [
      'an environment that admits what is reached in itself',
      withState('prod-approved', { in: 'prod' }),
      'environments-in-a-circle',
      { circle: 'prod → prod' },
      '/environments',
    ],
    [
      'a detector that there is not',
      withEnvironment('dev', { admits: 'candidate', observe: ['artifacts', 'crystal-ball'] }),
      'detector-unknown',
      { detector: 'crystal-ball', known: 'artifacts, flagd, postgres' },
      '/environments/dev/observe/1',
    ],
    [
      'approvals of nobody in particular',
      withState('late', { gates: [{ approvals: { count: 1 } }] }),
      'quorum-unclear',
      {},
      '/states/late/gates/0/approvals',
    ],
    [
      'people who stand in for an expression, as a group and as a role',
      withState('late', {
        gates: [{ expression: 'true', otherwise: { approvals: { of: 'ops', role: 'admin', count: 1 } } }],
      }),
      'quorum-unclear',
      {},
      '/states/late/gates/0/otherwise/approvals',
    ],
    [
      'an expression over what there is not',
      withState('late', { gates: [{ soak: '2h' }, { expression: 'relase.alias == "v1"' }] }),
      'expression-invalid',
      { problem: 'there is no "relase"; there are: environment, evidence, now, promotion, release', where: '' },
      '/states/late/gates/1/expression',
    ],
    [
      'a window that never opens',
      withState('late', { gates: [{ window: { rrule: 'FREQ=HOURLY', duration: '1h', timezone: 'UTC' } }] }),
      'window-invalid',
      { rrule: 'FREQ=HOURLY', problem: 'FREQ cannot be "HOURLY"' },
      '/states/late/gates/0/window',
    ],
    [
      'a dataset that there is not',
      withState('late', { gates: [{ dataset: { name: 'orders-sample' } }] }),
      'dataset-unknown',
      { dataset: 'orders-sample' },
      '/states/late/gates/0/dataset/name',
    ],
    [
      'evidence that a key signed which nobody trusts',
      withState('late', { gates: [{ evidence: { kind: 'in-toto', verdict: 'passed', signer: 'ci' } }] }),
      'signer-unknown',
      { signer: 'ci' },
      '/states/late/gates/0/evidence/signer',
    ],
    [
      'a soak in an environment that there is not',
      withState('late', { gates: [{ soak: { for: '2h', in: 'moon' } }] }),
      'environment-unknown',
      { environment: 'moon' },
      '/states/late/gates/0/soak/in',
    ],
    [
      'a gate of a rollback that looks nowhere',
      withEnvironment('prod', { admits: 'candidate', rollback: { gates: [{ converged: 'moon' }] } }),
      'environment-unknown',
      { environment: 'moon' },
      '/environments/prod/rollback/gates/0/converged',
    ],
    [
      'a name of two people',
      (copy) => ({ ...copy, people: { ana: { aliases: ['a@acme.example'] }, mei: { aliases: ['A@acme.example'] } } }),
      'alias-ambiguous',
      { alias: 'A@acme.example', person: 'mei', other: 'ana' },
      '/people/mei/aliases/0',
    ],
    [
      'a component under a reserved name',
      (copy) => ({ ...copy, components: { flags: { artifact: 'oci', repository: 'here' } } }),
      'name-reserved',
      { name: 'flags' },
      '/components/flags',
    ],
    [
      'conditions for being a candidate',
      withState('candidate', { gates: [] }),
      'name-reserved',
      { name: 'candidate' },
      '/states/candidate',
    ],
    [
      'a rule that could keep the server busy',
      withRule('web.name', { type: 'string', pattern: '(a+)+$' }),
      'variance-rule-invalid',
      { rule: 'web.name', problem: 'is a pattern with a repeated group that itself repeats or branches' },
      '/variance/web.name/pattern',
    ],
    [
      'a key that is none',
      (copy) => ({ ...copy, trust: { ci: { key: './cosign.pub' } } }),
      'trust-key-unusable',
      { name: 'ci', problem: 'is no single block of PEM' },
      '/trust/ci/key',
    ],
    [
      'a key under two names',
      (copy) => ({ ...copy, trust: { ci: { key: pem }, night: { key: pem } } }),
      'trust-key-unusable',
      { name: 'night', problem: 'is that of ci' },
      '/trust/night/key',
    ],
    [
      'a rule that is no schema',
      withRule('web.name', { maxmum: 3 }),
      'variance-rule-invalid',
      { rule: 'web.name', problem: 'strict mode: unknown keyword: "maxmum"' },
      '/variance/web.name',
    ],
  ])('refuses %s', (_, change, code, facts, pointer) => {
    expect(read(change)).toEqual(new Refusal(code, facts, `/configuration${pointer}`));
  });

  it('trusts nobody by default, and writes that in one way only', () => {
    const silent = read((copy) => copy);
    expect(silent).not.toHaveProperty('trust');
    expect(read((copy) => ({ ...copy, trust: {} }))).toEqual(silent);
    expect(read((copy) => ({ ...copy, trust: { ci: { key: pem } } }))).toMatchObject({ trust: { ci: { key: pem } } });
    expect(read((copy) => ({ ...copy, trust: [] }))).toMatchObject({ pointer: '/configuration/trust' });
    expect(read((copy) => ({ ...copy, trust: { CI: { key: pem } } }))).toMatchObject({ code: 'configuration-invalid' });
  });

  it('lets several environments wait for the same ones', () => {
    const outcome = read((copy) => ({
      ...copy,
      environments: {
        ...copy.environments,
        'prod-us': { admits: 'prod-approved', after: ['stage', 'prod'] },
        'prod-eu': { admits: 'prod-approved', after: ['stage', 'prod'] },
      },
    }));
    expect(outcome).not.toBeInstanceOf(Refusal);
  });
});
