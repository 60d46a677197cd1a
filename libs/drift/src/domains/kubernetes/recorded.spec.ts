import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { JsonObject } from '../../compare/json';
import { segmentsOf } from '../../compare/json';
import { keyedPath } from '../../compare/keyed-path';
import { differencesOf, told, unexplained } from '../../testing/kubernetes-differences';
import { keysReversed, plantedChanges } from '../../testing/planted-changes';

const root = join(__dirname, '../../../../../../shared/fixtures');
const [live, pairs] = [join(root, 'kubernetes-live'), join(root, 'kubernetes-diff')];
const isThere = existsSync(live) && existsSync(pairs);
if (!isThere) process.stdout.write(`recorded objects are not held against anything: there is no ${root}\n`);

interface Verdict {
  readonly verdict: 'in-sync' | 'differs' | 'either' | 'skip';
  readonly at?: readonly string[];
}
interface Pair {
  readonly declared: JsonObject;
  readonly observed: JsonObject;
}

const read = (file: string) => parse(readFileSync(file, 'utf8')) as JsonObject;

function recorded(): readonly (readonly [name: string, verdict: Verdict, pair: Pair])[] {
  const verdicts = read(join(live, 'verdicts.json')) as Readonly<Record<string, Verdict>>;
  return Object.entries(verdicts).flatMap(([name, verdict]) => {
    if (verdict.verdict === 'skip') return [];
    const { applied, live: observed } = read(join(live, name)) as Readonly<Record<string, JsonObject>>;
    return applied && observed ? [[name, verdict, { declared: applied, observed }] as const] : [];
  });
}

function foreign(): readonly (readonly [name: string, pair: Pair])[] {
  const names = readdirSync(pairs);
  return names.flatMap((config) => {
    const [, name = ''] = /^(.*)-config\.\w+$/.exec(config) ?? [];
    const other = names.find((file) => name !== '' && file.startsWith(`${name}-live.`));
    if (other === undefined) return [];
    return [[name, { declared: read(join(pairs, config)), observed: read(join(pairs, other)) }] as const];
  });
}

const places = ({ declared, observed }: Pair) => unexplained(differencesOf([declared], [observed])).map(told);
const reordered = ({ declared, observed }: Pair): Pair => ({
  declared: keysReversed(declared) as JsonObject,
  observed: keysReversed(observed) as JsonObject,
});
const rewritten = ({ declared, observed }: Pair): Pair => ({
  declared: parse(stringify(declared)) as JsonObject,
  observed: JSON.parse(JSON.stringify(observed)) as JsonObject,
});
const swapped = ({ declared, observed }: Pair): Pair => ({ declared: observed, observed: declared });

/** Changes of declared places that nothing is said about, of all that can be planted. */
function silent({ declared, observed }: Pair): readonly string[] {
  const before = new Set(segmentsFound({ declared, observed }));
  return [...plantedChanges(declared, observed)].flatMap(({ at, live: changed }) => {
    const after = segmentsFound({ declared, observed: changed });
    const isSaid = after.some((place) => !before.has(place)) || [...before].some((place) => isAround(place, at));
    return isSaid ? [] : [at];
  });
}

const segmentsFound = ({ declared, observed }: Pair) =>
  unexplained(differencesOf([declared], [observed])).map(({ path }) => path);
/** Keys of elements stand for their indexes. */
const isAround = (place: string, at: string) => {
  const [around, inside] = [segmentsOf(place), segmentsOf(at)];
  return around.every((segment, index) => segment.startsWith('[') || segment === inside[index]);
};

(isThere ? describe : describe.skip)('objects that a real API server made of applied ones', () => {
  const cases = isThere ? recorded() : [];

  it.each(cases)('%s is as its verdict says', (_, { verdict, at = [] }, { declared, observed }) => {
    const found = unexplained(differencesOf([declared], [observed]));
    const paths = found.map(({ path }) => keyedPath(segmentsOf(path)));
    const isAt = (path: string, place: string) => path === place || /^[.[]/.test(path.slice(place.length));
    const isUnder = (path: string, place: string) => path.startsWith(place) && isAt(path, place);
    expect(paths.filter((path) => !at.some((place) => isUnder(path, place)))).toEqual([]);
    if (verdict === 'differs') expect(at.filter((place) => !paths.some((path) => isUnder(path, place)))).toEqual([]);
    expect(found.every(({ classification }) => classification === 'drift')).toBe(true);
  });

  it.each(cases)('%s is the same with its keys in another order, and written in another way', (_, __, pair) => {
    expect(places(reordered(pair))).toEqual(places(pair));
    expect(places(rewritten(pair))).toEqual(places(pair));
  });

  it.each(cases)('%s says as much the other way round', (_, __, pair) => {
    const kinds = { missing: 'unexpected', unexpected: 'missing', changed: 'changed' } as const;
    const mirrored = unexplained(differencesOf([pair.observed], [pair.declared]));
    expect(mirrored.map(({ path, kind }) => [path, kinds[kind]])).toEqual(
      unexplained(differencesOf([pair.declared], [pair.observed])).map(({ path, kind }) => [path, kind]),
    );
  });

  it.each(cases)('%s hides no change of anything that is declared', (_, __, pair) => {
    expect(silent(pair)).toEqual([]);
    expect(silent(swapped(pair))).toEqual([]);
  });

  it('explains an injected sidecar once the project says who may', () => {
    const [, , pair] = cases.find(([name]) => name.startsWith('28-')) ?? [];
    const tolerance = {
      ...{ domain: 'kubernetes', by: 'sidecar-injector', within: { written: true as const } },
      ...{ owner: 'mesh-team', why: 'every pod of the mesh has a proxy', path: 'spec.template' },
    };
    const found = differencesOf(pair ? [pair.declared] : [], pair ? [pair.observed] : [], { tolerances: [tolerance] });
    expect(found.map(({ classification }) => classification)).toEqual(['tolerated', 'tolerated', 'tolerated']);
    expect(found[0]?.reason).toContain('sidecar-injector may set');
  });

  it('tells who edited a declared place by hand, and when', () => {
    const [, , pair] = cases.find(([name]) => name.startsWith('27-')) ?? [];
    const [difference] = differencesOf(pair ? [pair.declared] : [], pair ? [pair.observed] : []);
    expect(difference).toMatchObject({
      writer: { manager: 'kubectl-set', at: '2026-11-23T01:14:44Z' },
      reason: expect.stringContaining('last written by kubectl-set at 2026-11-23T01:14:44Z') as string,
    });
  });
});

(isThere ? describe : describe.skip)('pairs that another project compares', () => {
  const cases = isThere ? foreign() : [];

  it.each(cases)('%s is in sync, in any order of keys', (_, pair) => {
    expect(places(pair)).toEqual([]);
    expect(places(reordered(pair))).toEqual([]);
    expect(places(rewritten(pair))).toEqual([]);
  });

  it.each(cases)('%s is in sync the other way round', (_, pair) => {
    expect(places(swapped(pair))).toEqual([]);
  });

  it.each(cases)('%s hides no change of anything that is declared', (_, pair) => {
    expect(silent(pair)).toEqual([]);
    expect(silent(swapped(pair))).toEqual([]);
  });

  it('finds what a webhook made of a service', () => {
    const [, pair] = cases.find(([name]) => name === 'ssd-service') ?? [];
    const observed = read(join(pairs, 'ssd-service-predicted-live.json'));
    expect(pair && places({ ...pair, observed })).toEqual([
      'metadata.labels.app.kubernetes.io/instance missing drift',
      'metadata.labels.event unexpected drift',
    ]);
  });
});
