import { contentDigest, Refusal } from '@ledgerline/kernel';
import fc from 'fast-check';
import type { IntentDocument } from '../intent-document';
import { resolveIntent } from './resolve-intent';
import { sampleConfiguration, sampleRelease } from '../testing/samples';

const open = { owner: 'ops', why: 'environments differ' };
const rules = {
  ...sampleConfiguration.variance,
  'web.limits.*': open,
  'web.limits': open,
};

const resolved = (values: Record<string, unknown>, environment = 'stage') =>
  resolveIntent(sampleRelease, { version: 3, values }, { project: 'checkout', environment, rules });

const document = (values: Record<string, unknown>): IntentDocument => {
  const intent = resolved(values);
  if (intent instanceof Refusal) throw new Error(intent.code);
  return intent;
};

describe('resolving an intent', () => {
  it('is the release itself where the overlay is empty', () => {
    expect(document({})).toEqual({
      schema: 'ledgerline.intent/v1',
      project: 'checkout',
      environment: 'stage',
      release: { id: sampleRelease.releaseId, alias: 'v84' },
      overlayVersion: 3,
      ...sampleRelease.content,
      variance: [],
    });
  });

  it('puts a value in its place and says who answers for it', () => {
    const { configuration, variance } = document({ 'web.replicas': 12 });
    expect(configuration.web).toEqual({ replicas: 12, limits: { cpu: 1 } });
    expect(variance).toEqual([{ key: 'web.replicas', base: 2, value: 12, owner: 'web-team', why: 'load differs' }]);
  });

  it('makes room for a value that the release does not have', () => {
    const { configuration, variance } = document({ 'web.endpoints.psp': 'https://psp.example' });
    expect(configuration.web).toMatchObject({ endpoints: { psp: 'https://psp.example' } });
    expect(variance).toMatchObject([{ key: 'web.endpoints.psp', base: null }]);
  });

  it('takes the rest of a database key as the name of the setting', () => {
    const { configuration } = document({ 'databases.orders.settings.pg_stat_statements.track': 'all' });
    expect(configuration.databases?.orders).toEqual({
      settings: { work_mem: '4MB', 'pg_stat_statements.track': 'all' },
      extensions: {},
    });
  });

  it('makes the variant with the value the default of a flag', () => {
    const { flags, variance } = document({ 'flags.new-pricing': true });
    expect(flags['new-pricing']).toMatchObject({ defaultVariant: 'on' });
    expect(variance).toMatchObject([{ key: 'flags.new-pricing', base: false, value: true }]);
  });

  it('gives a flag rules of its own', () => {
    const targeting = { if: [{ '==': [{ var: 'region' }, 'eu'] }, 'on', 'off'] };
    expect(document({ 'flags.new-pricing.targeting': targeting }).flags['new-pricing']).toEqual({
      ...sampleRelease.content.flags['new-pricing'],
      targeting,
    });
  });

  it('names no variance where the overlay repeats the release', () => {
    expect(document({ 'web.replicas': 2 }).variance).toEqual([]);
  });

  it('leaves the release as it is', () => {
    const before = contentDigest(sampleRelease);
    document({ 'web.limits.cpu': 4, 'flags.new-pricing': true });
    expect(contentDigest(sampleRelease)).toBe(before);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a component that the release does not have', { 'api.replicas': 2 }],
    ['a database that the release does not have', { 'databases.users.settings.work_mem': '1MB' }],
    ['a group that databases do not have', { 'databases.orders.roles.admin': 'x' }],
    ['a flag that the release does not have', { 'flags.old-pricing': true }],
    ['a place inside of a value', { 'web.replicas.max': 3 }],
    ['a key without a path', { web: {} }],
    ['a path through the prototype', { 'web.__proto__.polluted': true }],
    ['rules that are no object', { 'flags.new-pricing.targeting': 'everyone' }],
  ])('refuses %s', (_, values) => {
    const [key = ''] = Object.keys(values);
    const target = { project: 'checkout', environment: 'stage', rules: { [key]: open } };
    expect(resolveIntent(sampleRelease, { version: 3, values }, target)).toEqual(
      new Refusal('overlay-key-unknown', { key, where: 'release v84' }),
    );
  });

  it('refuses keys of which one lies inside the other', () => {
    expect(resolved({ 'web.limits.cpu': 2, 'web.limits': {} })).toEqual(
      new Refusal('overlay-keys-overlap', { key: 'web.limits.cpu', other: 'web.limits' }),
    );
  });

  it('refuses a value that no variant of the flag has', () => {
    const rulesForAll = { 'flags.*': open };
    const values = { 'flags.new-pricing': 'blue' };
    const target = { project: 'checkout', environment: 'prod', rules: rulesForAll };
    expect(resolveIntent(sampleRelease, { version: 1, values }, target)).toEqual(
      new Refusal('flag-value-unknown', { key: 'flags.new-pricing', flag: 'new-pricing' }),
    );
  });

  it('refuses a value that no rule allows there any longer', () => {
    expect(resolved({ 'flags.new-pricing': true }, 'prod')).toMatchObject({
      code: 'variance-not-allowed',
      facts: { key: 'flags.new-pricing', owner: 'pricing', because: 'it holds in stage only' },
    });
  });

  it('never depends on the order in which the overlay came together', () => {
    const value = fc.constantFrom<[string, unknown][]>(
      ['web.replicas', 12],
      ['web.limits.cpu', 4],
      ['web.limits.memory', '1Gi'],
      ['web.endpoints.psp', 'https://psp.example'],
      ['databases.orders.settings.work_mem', '8MB'],
      ['flags.new-pricing', true],
      ['flags.new-pricing.targeting', { if: [] }],
    );
    const overlay = fc.uniqueArray(value, { selector: ([key]) => key });
    const inTwoOrders = overlay.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      ),
    );
    fc.assert(
      fc.property(inTwoOrders, ([one, other]) => {
        const [first, second] = [one, other].map((entries) => document(Object.fromEntries(entries)));
        expect(contentDigest(first)).toBe(contentDigest(second));
      }),
    );
  });
});
