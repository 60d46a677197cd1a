import { canonicalJson } from '@ledgerline/kernel';
import fc from 'fast-check';
import { compare } from './compare';
import type { Shape } from './shape';
import { json, keyed, list, map, record, value } from './shape';

const key = fc.string({ minLength: 1, maxLength: 4 });
const anyJson = fc.jsonValue({ maxDepth: 4 });
const shape: Shape = record({
  things: map(record({ size: value, tags: map(value), steps: list('id', record({ sum: value })) })),
  settings: json,
});
const thing = fc.record({
  size: fc.integer(),
  tags: fc.dictionary(key, fc.integer(), { maxKeys: 4 }),
  steps: fc.uniqueArray(fc.record({ id: key, sum: fc.integer() }), { selector: ({ id }) => id, maxLength: 4 }),
});
const estate = fc.record({
  things: fc.dictionary(key, thing, { maxKeys: 4 }),
  settings: fc.dictionary(key, anyJson, { maxKeys: 4 }),
});
type Estate = typeof estate extends fc.Arbitrary<infer Value> ? Value : never;

const backwards = <Value>(object: Readonly<Record<string, Value>>) =>
  Object.fromEntries(Object.entries(object).reverse());
const inAnotherOrder = ({ things, settings }: Estate): Estate => ({
  settings: backwards(settings),
  things: backwards(
    Object.fromEntries(
      Object.entries(things).map(([name, { size, tags, steps }]) => [
        name,
        { steps: [...steps].reverse(), tags: backwards(tags), size },
      ]),
    ),
  ),
});

describe('comparing what is declared with what is observed', () => {
  it('finds nothing where the two are equal, in whatever order they come', () => {
    fc.assert(
      fc.property(estate, (declared) => {
        expect(compare(shape, declared, structuredClone(declared))).toEqual([]);
        expect(compare(shape, declared, inAnotherOrder(declared))).toEqual([]);
      }),
    );
  });

  it('does not care for order where the two differ, either', () => {
    fc.assert(
      fc.property(estate, estate, (declared, observed) => {
        const places = (one: Estate, other: Estate) => compare(shape, one, other).map(({ path, kind }) => [path, kind]);
        expect(places(inAnotherOrder(declared), inAnotherOrder(observed))).toEqual(places(declared, observed));
      }),
    );
  });

  it('finds the same seen from the other side', () => {
    const turned = { missing: 'unexpected', unexpected: 'missing', changed: 'changed' } as const;
    fc.assert(
      fc.property(estate, estate, (declared, observed) => {
        const there = compare(shape, declared, observed).map(({ path, kind }) => ({ path, kind }));
        const back = compare(shape, observed, declared).map(({ path, kind }) => ({ path, kind: turned[kind] }));
        expect(back).toEqual(there);
      }),
    );
  });

  it('gives exactly one difference for one edit, at the place of the edit', () => {
    fc.assert(
      fc.property(estate, key, fc.integer(), fc.integer(), (estate, name, before, after) => {
        fc.pre(before !== after);
        const withSetting = (setting: unknown) => ({ ...estate, settings: { ...estate.settings, [name]: setting } });
        const path = ['settings', name];
        expect(compare(shape, withSetting(before), withSetting(after))).toEqual([
          { path, kind: 'changed', declared: before, observed: after },
        ]);
        const { [name]: _, ...others } = estate.settings;
        const without = { ...estate, settings: others };
        expect(compare(shape, without, withSetting(after))).toEqual([{ path, kind: 'unexpected', observed: after }]);
        expect(compare(shape, withSetting(before), without)).toEqual([{ path, kind: 'missing', declared: before }]);
      }),
    );
  });

  it('misses no change, and makes none up', () => {
    fc.assert(
      fc.property(estate, estate, (declared, observed) => {
        const found = compare(shape, declared, observed);
        const equal = canonicalJson(withStepsById(declared)) === canonicalJson(withStepsById(observed));
        expect(found.length === 0).toBe(equal);
      }),
    );
  });

  it('tells the elements of a keyed list apart by their key', () => {
    const migrations = list('id', record({ checksum: value }));
    const declared = [
      { id: '1', checksum: 'a' },
      { id: '2', checksum: 'b' },
    ];
    expect(compare(migrations, declared, [{ id: '2', checksum: 'c' }])).toEqual([
      { path: ['1'], kind: 'missing', declared: { id: '1', checksum: 'a' } },
      { path: ['2', 'checksum'], kind: 'changed', declared: 'b', observed: 'c' },
    ]);
  });

  it('compares a list as a whole where its elements cannot be told apart', () => {
    const twice = [{ id: '1' }, { id: '1' }];
    expect(compare(list('id', value), [{ id: '1' }], twice)).toMatchObject([{ path: [], kind: 'changed' }]);
    expect(compare(json, { a: [1, 2] }, { a: [2, 1] })).toMatchObject([{ path: ['a'], kind: 'changed' }]);
  });

  it('tells elements apart by several keys, one of which may be left out', () => {
    const ports = keyed(['port', { field: 'protocol', fallback: 'TCP' }], record({ port: value, to: value }));
    const declared = [
      { port: 53, to: 1 },
      { port: 53, protocol: 'UDP', to: 2 },
    ];
    const observed = [
      { port: 53, protocol: 'UDP', to: 3 },
      { port: 53, protocol: 'TCP', to: 1 },
    ];
    expect(compare(ports, declared, observed)).toEqual([
      { path: ['[port=53,protocol=UDP]', 'to'], kind: 'changed', declared: 2, observed: 3 },
    ]);
    expect(compare(ports, declared, [...observed].reverse()).map(({ path }) => path)).toEqual([
      ['[port=53,protocol=UDP]', 'to'],
    ]);
  });

  it.each([
    ['has [id=1] twice', [{ id: 1 }, { id: 1 }]],
    ['has an element 1 without id', [{ id: 1 }, { name: 2 }]],
    ['has an element 0 without id', ['1', { id: 2 }]],
  ])('says that a list %s, and compares it as a whole', (problem, observed) => {
    const list = keyed(['id'], record({ id: value }));
    expect(compare(list, [{ id: 1 }, { id: 2 }], observed)).toEqual([
      {
        ...{ path: [], kind: 'changed', declared: [{ id: 1 }, { id: 2 }], observed },
        note: `what is observed ${problem}, so it is compared as a whole`,
      },
    ]);
    expect(
      compare(
        list,
        observed,
        observed.map((element) => structuredClone(element)),
      ),
    ).toEqual([]);
  });

  it('leaves alone what is observed and not declared in an open map', () => {
    expect(compare(map(value, 'ignored'), { a: 1 }, { a: 1, b: 2 })).toEqual([]);
    expect(compare(map(value, 'ignored'), { a: 1 }, { b: 2 })).toMatchObject([{ path: ['a'], kind: 'missing' }]);
  });

  it('is not fooled by names that objects have of themselves', () => {
    const observed: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
    expect(compare(json, {}, observed).map(({ path }) => path)).toEqual([['__proto__'], ['constructor']]);
  });
});

/** The same estate with its steps by id, so that its canonical form is a second opinion on it. */
function withStepsById({ things, settings }: Estate) {
  return {
    settings,
    things: Object.fromEntries(
      Object.entries(things).map(([name, { size, tags, steps }]) => [
        name,
        { size, tags, steps: Object.fromEntries(steps.map(({ id, sum }) => [id, sum])) },
      ]),
    ),
  };
}
