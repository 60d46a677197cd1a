import { contentDigest, Refusal } from '@ledgerline/kernel';
import fc from 'fast-check';
import type { BuildRecorded } from '../../events';
import { CutRelease } from './command';
import { describeRelease } from './decide';
import type { ReleaseOffer } from './release-offer';

const cause = { commandId: 'c-1', actor: { kind: 'service', id: 'ci' }, causationId: '', correlationId: '' } as const;
const digests = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}[a-z0-9]$/);
const by = <Value>(value: fc.Arbitrary<Value>, minKeys = 0) =>
  fc.dictionary(names, value, { noNullPrototype: true, minKeys, maxKeys: 4 });
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
const versions = fc.record({ version: fc.string({ minLength: 1, maxLength: 8 }), digest: digests });

const offers: fc.Arbitrary<ReleaseOffer> = fc.record({
  artifacts: by(digests, 1),
  migrations: by(fc.array(fc.record({ id: names, checksum: digests }), { maxLength: 4 })),
  modules: by(versions),
  configuration: by(by(json)),
  flags: by(fc.record({ state: fc.constantFrom('ENABLED', 'DISABLED'), variants: by(json), defaultVariant: names })),
  datasets: by(versions),
  manifests: by(digests),
});

function idOf(offer: ReleaseOffer, project = 'checkout'): string {
  const builds = Object.entries(offer.artifacts).map(([component, digest]): [string, BuildRecorded['data'][]] => [
    component,
    [
      {
        project,
        buildId: 'b-1',
        component,
        artifacts: [{ digest, repository: `ghcr.io/acme/${component}` }],
        source: { repository: 'r', commit: 'c', authors: [] },
        builder: 'ci',
      },
    ],
  ]);
  const described = describeRelease(new CutRelease(cause, project, offer), new Map(builds));
  if (described instanceof Refusal) throw new Error(described.code);
  return described.releaseId;
}

/** The same value with the keys of every object in the opposite order. */
function turned<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => turned(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, turned(item as unknown)])) as Value;
}

/** Every leaf of a document with the keys that lead to it. */
function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item as unknown, [...path, key]));
}

function withLeaf(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? withLeaf(item, rest, leaf) : item));
  const entries = Object.entries(value as object).map(([name, item]) => [
    name,
    name === key ? withLeaf(item, rest, leaf) : (item as unknown),
  ]);
  return Object.fromEntries(entries) as unknown;
}

describe('the id of a release', () => {
  it('does not depend on the order in which anything was written down', () => {
    fc.assert(
      fc.property(offers, (offer) => {
        expect(idOf(turned(offer))).toBe(idOf(offer));
      }),
      { numRuns: 300 },
    );
  });

  it('is another one when any value in it is another', () => {
    fc.assert(
      fc.property(offers, fc.nat(), json, digests, (offer, at, value, digest) => {
        const paths = leaves(offer);
        const path = paths[at % paths.length] ?? [];
        const isDigest = path[0] === 'artifacts' || ['digest', 'checksum'].includes(path.at(-1) ?? '');
        const changed = withLeaf(offer, path, isDigest ? digest : value) as ReleaseOffer;
        const same = contentDigest(changed) === contentDigest(offer);
        expect(idOf(changed) === idOf(offer)).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the same content of two projects apart', () => {
    fc.assert(
      fc.property(offers, (offer) => {
        expect(idOf(offer, 'checkout')).not.toBe(idOf(offer, 'payments'));
      }),
      { numRuns: 50 },
    );
  });

  it('depends on the order in which migrations run', () => {
    const migration = (id: string) => ({ id, checksum: `sha256:${id.repeat(64)}` });
    const offer = (...ids: string[]) => ({
      artifacts: { web: `sha256:${'a'.repeat(64)}` },
      migrations: { orders: ids.map(migration) },
    });
    expect(idOf(offer('1', '2'))).not.toBe(idOf(offer('2', '1')));
  });
});
