import fc from 'fast-check';
import { IntentDeclared } from '../events';
import type { IntentDocument } from '../intent-document';
import { diffIntents } from './diff-intents';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const base: IntentDocument = { ...IntentDeclared.sample.document, configuration: {}, variance: [] };
const intent = (parts: Partial<IntentDocument>): IntentDocument => ({ ...base, ...parts });
const byRelease = { classification: 'release', reason: 'release v84' };

describe('the difference between two intents', () => {
  it('names an artifact by its digests', () => {
    const after = intent({ artifacts: { web: { digest: digest('f'), repository: 'ghcr.io/acme/web' } } });
    expect(diffIntents(base, after)).toEqual([
      { kind: 'artifact', subject: 'web', from: digest('a'), to: digest('f'), ...byRelease },
    ]);
  });

  it('notices an artifact that moved to another place', () => {
    const moved = { digest: digest('a'), repository: 'ghcr.io/other/web' };
    expect(diffIntents(base, intent({ artifacts: { web: moved } }))).toEqual([
      { kind: 'artifact', subject: 'web', from: base.artifacts.web, to: moved, ...byRelease },
    ]);
  });

  it('lists added migrations in the order in which they run', () => {
    const [first, second, third] = ['0002_a', '0001_b', '0003_c'].map((id) => ({ id, checksum: digest('c') }));
    const before = intent({ migrations: { orders: [first].flatMap((item) => item ?? []) } });
    const after = intent({ migrations: { orders: [first, second, third].flatMap((item) => item ?? []) } });
    expect(diffIntents(before, after).map(({ subject, from, to }) => ({ subject, from, to }))).toEqual([
      { subject: 'orders/0001_b', from: null, to: digest('c') },
      { subject: 'orders/0003_c', from: null, to: digest('c') },
    ]);
  });

  it('names migrations that are gone, changed or in another order', () => {
    const migrations = (...items: readonly (readonly [string, string])[]) =>
      intent({ migrations: { orders: items.map(([id, letter]) => ({ id, checksum: digest(letter) })) } });
    const before = migrations(['1', 'a'], ['2', 'a'], ['3', 'a'], ['4', 'a']);
    const after = migrations(['1', 'b'], ['4', 'a'], ['3', 'a']);
    expect(diffIntents(before, after).map(({ subject, from, to }) => ({ subject, from, to }))).toEqual([
      { subject: 'orders/1', from: digest('a'), to: digest('b') },
      { subject: 'orders/2', from: digest('a'), to: null },
      { subject: 'orders', from: ['1', '3', '4'], to: ['1', '4', '3'] },
    ]);
  });

  it('names the smallest settings that differ', () => {
    const before = intent({ configuration: { web: { timeout_ms: 800, limits: { cpu: 1, memory: '1Gi' } } } });
    const after = intent({ configuration: { web: { timeout_ms: 800, limits: { cpu: 2, memory: '1Gi' } } } });
    expect(diffIntents(before, after)).toEqual([
      { kind: 'configuration', subject: 'web.limits.cpu', from: 1, to: 2, ...byRelease },
    ]);
  });

  it('gives the owner’s reason for what the overlay makes different', () => {
    const after = intent({
      configuration: { web: { replicas: 12, timeout_ms: 800 } },
      variance: [{ key: 'web.replicas', base: 2, value: 12, owner: 'web-team', why: 'load differs' }],
    });
    expect(diffIntents(base, after)).toEqual([
      {
        kind: 'configuration',
        subject: 'web.replicas',
        from: null,
        to: 12,
        classification: 'declared-variance',
        reason: 'web-team: load differs',
      },
      { kind: 'configuration', subject: 'web.timeout_ms', from: null, to: 800, ...byRelease },
    ]);
  });

  it('says which exception allows what no rule does, and until when', () => {
    const exception = { id: 'EX-4', until: '2026-07-01T00:00:00Z' };
    const after = intent({
      configuration: { web: { replicas: 400 } },
      variance: [{ key: 'web.replicas', base: 2, value: 400, owner: 'web-team', why: 'load test', exception }],
    });
    expect(diffIntents(base, after)).toMatchObject([
      { classification: 'declared-variance', reason: 'web-team: load test (EX-4 until 2026-07-01T00:00:00Z)' },
    ]);
  });

  it('goes back to the release where a variance is taken out', () => {
    const before = intent({
      configuration: { web: { replicas: 12 } },
      variance: [{ key: 'web.replicas', base: 2, value: 12, owner: 'web-team', why: 'load differs' }],
    });
    const after = intent({ configuration: { web: { replicas: 2 } } });
    expect(diffIntents(before, after)).toMatchObject([{ from: 12, to: 2, ...byRelease }]);
  });

  it('tells of a new flag in one line, beside what the overlay says about it', () => {
    const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'on' };
    const after = intent({
      flags: { sale: flag },
      variance: [{ key: 'flags.sale', base: false, value: true, owner: 'pricing', why: 'tested first' }],
    });
    expect(diffIntents(base, after)).toEqual([
      {
        kind: 'flag',
        subject: 'sale',
        from: null,
        to: { state: 'ENABLED', variants: { on: true, off: false } },
        ...byRelease,
      },
      {
        kind: 'flag',
        subject: 'sale.defaultVariant',
        from: null,
        to: 'on',
        classification: 'declared-variance',
        reason: 'pricing: tested first',
      },
    ]);
  });

  it('tells of everything where nothing was declared before', () => {
    expect(diffIntents(undefined, base).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(['artifact web']);
  });

  describe('for any two intents', () => {
    const name = fc.constantFrom('web', 'worker', 'orders', 'a.b');
    const anyDigest = fc.constantFrom('a', 'b', 'c').map(digest);
    const version = fc.record({ version: fc.constantFrom('1', '2') });
    const byName = <Item>(item: fc.Arbitrary<Item>) => fc.dictionary(name, item, { noNullPrototype: true });
    const migrations = fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3'), checksum: anyDigest }), {
      selector: ({ id }) => id,
      minLength: 1,
    });
    const json = fc.jsonValue({ maxDepth: 2 }).map((value): unknown => structuredClone(value));
    const anyIntent: fc.Arbitrary<IntentDocument> = fc
      .record({
        artifacts: byName(fc.record({ digest: anyDigest, repository: fc.constantFrom('one', 'other') })),
        migrations: byName(migrations),
        modules: byName(version),
        configuration: byName(fc.dictionary(name, json, { noNullPrototype: true })),
        flags: byName(json),
        datasets: byName(version),
        manifests: byName(anyDigest),
      })
      .map(intent);

    it('is empty for equal ones', () => {
      fc.assert(fc.property(anyIntent, (one) => diffIntents(one, structuredClone(one)).length === 0));
    });

    it('is empty for no others', () => {
      fc.assert(
        fc.property(anyIntent, anyIntent, (one, other) => {
          const isEqual = declareTheSame(one, other);
          return (diffIntents(one, other).length === 0) === isEqual;
        }),
      );
    });

    it('is the same from the other side, with before and after exchanged', () => {
      const told = (changes: readonly { kind: string; subject: string; from: unknown; to: unknown }[]) =>
        new Set(changes.map(({ kind, subject, from, to }) => JSON.stringify([kind, subject, from, to])));
      fc.assert(
        fc.property(anyIntent, anyIntent, (one, other) => {
          const back = diffIntents(other, one).map((change) => ({ ...change, from: change.to, to: change.from }));
          expect(told(back)).toEqual(told(diffIntents(one, other)));
        }),
      );
    });
  });
});

/** Whether both declare the same; `-0` and `0` are one number in JSON. */
function declareTheSame(one: IntentDocument, other: IntentDocument): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
