import * as fc from 'fast-check';
import type { ComparedSide, DeclaredDifference, Pending } from './compare-sides';
import { compareSides } from './compare-sides';
import type { DeclaredParts } from './differences';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const nothing: DeclaredParts = {
  artifacts: {},
  migrations: {},
  modules: {},
  configuration: {},
  flags: {},
  datasets: {},
  manifests: {},
  variance: [],
};
const origin = { since: '2026-01-01T00:00:00.000Z', position: '7', proposedBy: 'olga', reviewedBy: ['ana'] };

const environment = (name: string, alias: string, declared: Partial<DeclaredParts>, forbidden: string[] = []) => {
  const forbids = (key: string) => (forbidden.includes(key) ? { rule: 'web.*', because: 'too many' } : undefined);
  return {
    name,
    release: { id: `id of ${alias}`, alias },
    declared: { ...nothing, ...declared },
    environment: { name, forbids, originOf: () => origin },
  } satisfies ComparedSide;
};
const release = (alias: string, declared: Partial<DeclaredParts>): ComparedSide => ({
  name: alias,
  release: { id: `id of ${alias}`, alias },
  declared: { ...nothing, ...declared },
});
const varied = (replicas: number) => ({
  configuration: { web: { replicas } },
  variance: [{ key: 'web.replicas', base: 2, value: replicas, owner: 'web-team', why: 'load differs' }],
});
const pending: Pending = { reason: 'promotion of v84 to prod waits for approvals', promotionId: 'p-1' };

describe('the declared difference between two environments', () => {
  it('is by variance of either, with since when and through whom', () => {
    const stage = environment('stage', 'v84', { configuration: { web: { replicas: 2 } } });
    const prod = environment('prod', 'v81', varied(12));
    expect(compareSides(stage, prod, pending)).toEqual([
      {
        kind: 'configuration',
        key: 'web.replicas',
        from: 2,
        to: 12,
        classification: 'declared-variance',
        reason: 'load differs',
        owner: 'web-team',
        declared: [{ side: 'to', environment: 'prod', owner: 'web-team', why: 'load differs', ...origin }],
      },
    ]);
    expect(compareSides(environment('stage', 'v84', varied(3)), prod)[0]?.declared).toHaveLength(2);
  });

  it('is excepted for as long as an exception lets a value stand that no rule allows', () => {
    const stage = environment('stage', 'v84', { configuration: { web: { replicas: 2 } } });
    const exception = { exceptionId: 'EX-1', until: '2026-12-01T00:00:00.000Z', reason: 'load test' };
    const prod = environment('prod', 'v84', varied(400));
    const forbids = () => ({ rule: 'web.*', because: 'too many', exception });
    const excepted = { ...prod, environment: { ...prod.environment, forbids } };
    expect(compareSides(stage, excepted)).toMatchObject([
      { classification: 'excepted', rule: 'web.*', owner: 'web-team', ...exception },
    ]);
    const unexcepted = environment('stage', 'v84', varied(500), ['web.replicas']);
    expect(compareSides(unexcepted, excepted)).toMatchObject([{ classification: 'unexplained' }]);
  });

  it('is by release where no side has a value of its own', () => {
    const stage = environment('stage', 'v84', { configuration: { web: { timeout_ms: 1200 } } });
    const prod = environment('prod', 'v81', { configuration: { web: { timeout_ms: 800 } } });
    expect(compareSides(stage, prod)).toEqual([
      {
        kind: 'configuration',
        key: 'web.timeout_ms',
        from: 1200,
        to: 800,
        classification: 'release',
        reason: 'stage has release v84, prod has release v81',
      },
    ]);
  });

  it('is pending where the release is on its way', () => {
    const [stage, prod] = [
      environment('stage', 'v84', { modules: { vpc: { version: '2' } } }),
      environment('prod', 'v81', {}),
    ];
    expect(compareSides(stage, prod, { ...pending, until: '2026-01-02T00:00:00.000Z' })).toMatchObject([
      { key: 'modules.vpc', classification: 'pending', ...pending, until: '2026-01-02T00:00:00.000Z' },
    ]);
  });

  it('is unexplained where the rules of the moment do not allow the value of either', () => {
    const prod = environment('prod', 'v84', varied(60), ['web.replicas']);
    const stage = environment('stage', 'v84', varied(3));
    const expected = {
      classification: 'unexplained',
      reason: 'the variance rules do not allow it in prod: too many (rule: web.*)',
      rule: 'web.*',
      owner: 'web-team',
    };
    expect(compareSides(stage, prod)).toMatchObject([expected]);
    expect(compareSides(prod, stage, pending)).toMatchObject([expected]);
  });

  it('is unexplained where both have the same release and no value of their own', () => {
    const declared = { manifests: { ingress: digest('9') } };
    expect(compareSides(environment('stage', 'v84', declared), environment('prod', 'v84', {}))).toMatchObject([
      {
        key: 'manifests.ingress',
        classification: 'unexplained',
        reason: 'both have release v84, and nothing declares the difference',
      },
    ]);
  });

  it('leaves out artifacts with the same bytes, wherever they are pulled from', () => {
    const web = (repository: string, letter = 'a') => ({ artifacts: { web: { digest: digest(letter), repository } } });
    const stage = environment('stage', 'v84', web('ghcr.io/acme/web'));
    expect(compareSides(stage, environment('prod', 'v81', web('mirror.example/web')))).toEqual([]);
    expect(compareSides(stage, environment('prod', 'v81', web('mirror.example/web', 'b')))).toMatchObject([
      { kind: 'artifact', key: 'artifacts.web', from: digest('a'), to: digest('b') },
    ]);
  });

  it('shows a reference to a credential with its version, as one value', () => {
    const password = (version: number) => ({ reference: 'vault:orders/password', version });
    const config = (version: number) => ({ configuration: { web: { password: password(version) } } });
    expect(compareSides(environment('stage', 'v84', config(3)), environment('prod', 'v81', config(4)))).toMatchObject([
      { key: 'web.password', from: password(3), to: password(4) },
    ]);
  });

  it('lists what kinds of things a release is made of', () => {
    const one = release('v83', {});
    const other = release('v84', {
      artifacts: { web: { digest: digest('a'), repository: 'r' } },
      migrations: { orders: [{ id: '0042_add', checksum: digest('b') }] },
      modules: { vpc: { version: '2' } },
      configuration: { web: { timeout_ms: 800 } },
      flags: { sale: { state: 'ENABLED' } },
      datasets: { sample: { version: '1' } },
      manifests: { ingress: digest('c') },
    });
    const differences = compareSides(one, other);
    expect(differences.map(({ key }) => key)).toEqual([
      'artifacts.web',
      'migrations.orders/0042_add',
      'modules.vpc',
      'web.timeout_ms',
      'flags.sale',
      'datasets.sample',
      'manifests.ingress',
    ]);
    expect(new Set(differences.map(({ reason }) => reason))).toEqual(
      new Set(['this is release v83, this is release v84']),
    );
  });
});

describe('the difference of any two sides', () => {
  const name = fc.constantFrom('web', 'worker', 'orders');
  const anyDigest = fc.constantFrom('a', 'b', 'c').map(digest);
  const version = fc.record({ version: fc.constantFrom('1', '2') });
  const byName = <Item>(item: fc.Arbitrary<Item>) => fc.dictionary(name, item, { noNullPrototype: true });
  const migrations = fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3'), checksum: anyDigest }), {
    selector: ({ id }) => id,
    minLength: 1,
  });
  const credential = fc.record({ reference: fc.constantFrom('vault:a', 'vault:b'), version: fc.constantFrom(1, 2) });
  const json = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }).map((value): unknown => structuredClone(value)),
    credential,
  );
  const variance = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('web.web', 'web.orders', 'worker.web', 'flags.web', 'orders'),
      base: fc.constant(null),
      value: fc.constantFrom(1, 2),
      owner: fc.constantFrom('web-team', 'platform'),
      why: fc.constant('they differ'),
    }),
    { selector: ({ key }) => key },
  );
  const parts: fc.Arbitrary<DeclaredParts> = fc.record({
    artifacts: byName(fc.record({ digest: anyDigest, repository: fc.constantFrom('one', 'other') })),
    migrations: byName(migrations),
    modules: byName(version),
    configuration: byName(fc.dictionary(name, json, { noNullPrototype: true })),
    flags: byName(json),
    datasets: byName(version),
    manifests: byName(anyDigest),
    variance,
  });
  const side: fc.Arbitrary<ComparedSide> = fc
    .record({
      declared: parts,
      where: fc.constantFrom('stage', 'prod', undefined),
      alias: fc.constantFrom('v83', 'v84'),
      forbidden: fc.subarray(['web.web', 'flags.web']),
    })
    .map(({ declared, where, alias, forbidden }) =>
      where === undefined
        ? release(alias, { ...declared, variance: [] })
        : environment(where, alias, declared, forbidden),
    );
  const maybePending = fc.option(fc.constant(pending), { nil: undefined });
  const classes = ['release', 'declared-variance', 'pending', 'unexplained'];
  const told = (differences: readonly DeclaredDifference[]) =>
    differences
      .map(({ kind, key, from, to, classification }) => JSON.stringify([kind, key, from, to, classification]))
      .sort();

  it('is empty between a side and itself', () => {
    fc.assert(
      fc.property(side, maybePending, (one, way) => {
        expect(compareSides(one, { ...one, declared: structuredClone(one.declared) }, way)).toEqual([]);
      }),
    );
  });

  it('is the same from the other side, with the sides exchanged', () => {
    fc.assert(
      fc.property(side, side, maybePending, (one, other, way) => {
        const back = compareSides(other, one, way).map((found) => ({ ...found, from: found.to, to: found.from }));
        expect(told(back)).toEqual(told(compareSides(one, other, way)));
      }),
    );
  });

  it('has each of its places once, with one classification and a reason', () => {
    fc.assert(
      fc.property(side, side, maybePending, (one, other, way) => {
        const found = compareSides(one, other, way);
        expect(new Set(found.map(({ kind, key }) => `${kind} ${key}`)).size).toBe(found.length);
        for (const { classification, reason } of found) {
          expect(classes).toContain(classification);
          expect(reason).not.toBe('');
        }
      }),
    );
  });
});
