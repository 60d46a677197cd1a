import { Fold, withEntry, withItem, withLastItem, withMember } from './fold';
import type { Decider } from './decider';
import type { DomainEvent } from './event';
import * as fc from 'fast-check';

interface Kept {
  readonly map: ReadonlyMap<string, readonly number[]>;
  readonly set: ReadonlySet<number>;
  readonly list: readonly number[];
}
type Happened = DomainEvent<'happened', { readonly key: string; readonly value: number; readonly fails?: true }>;

const kept: Decider<Kept, Happened> = {
  stream: (id) => id,
  initial: { map: new Map(), set: new Set(), list: [] },
  evolve({ map, set, list }, { data: { key, value, fails } }) {
    const before = map.get(key) ?? [];
    const values = before.length > 2 ? withLastItem(before, value) : withItem(before, value);
    const after = { map: withEntry(map, key, values), set: withMember(set, value), list: withItem(list, value) };
    if (fails === true) throw new Error('fails');
    return after;
  },
};

const events: fc.Arbitrary<Happened[]> = fc.array(
  fc.record({
    type: fc.constant('happened' as const),
    data: fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(20) }),
  }),
);
const copying = (state: Kept, run: readonly Happened[]) =>
  run.reduce((folded, event) => kept.evolve(folded, event), state);
const inOneRun = (state: Kept, run: readonly Happened[]) => {
  const fold = new Fold();
  return run.reduce((folded, event) => fold.evolve(kept, folded, event), state);
};
const text = ({ map, set, list }: Kept) => JSON.stringify([[...map], [...set], list]);

describe('a run of events', () => {
  it('comes to what event by event comes to, in the same order', () => {
    fc.assert(fc.property(events, (run) => text(inOneRun(kept.initial, run)) === text(copying(kept.initial, run))));
  });

  it('never changes a state that an earlier run came to, however many go on from it', () => {
    fc.assert(
      fc.property(events, events, events, (first, one, other) => {
        const handedOut = inOneRun(kept.initial, first);
        const before = text(handedOut);
        const [left, right] = [inOneRun(handedOut, one), inOneRun(handedOut, other)];
        expect([text(left), text(right)]).toEqual([text(copying(handedOut, one)), text(copying(handedOut, other))]);
        expect(text(handedOut)).toBe(before);
      }),
    );
    expect(text(kept.initial)).toBe('[[],[],[]]');
  });

  it('leaves the last state as it was when an event cannot be folded', () => {
    fc.assert(
      fc.property(events, fc.constantFrom('a', 'b', 'c'), fc.nat(40), (run, key, value) => {
        const fold = new Fold();
        const state = run.reduce((folded, event) => fold.evolve(kept, folded, event), kept.initial);
        const before = text(state);
        expect(() => fold.evolve(kept, state, { type: 'happened', data: { key, value, fails: true } })).toThrow(
          'fails',
        );
        expect(text(state)).toBe(before);
      }),
    );
  });

  it('copies nothing twice', () => {
    const fold = new Fold();
    const happened = { type: 'happened', data: { key: 'a', value: 1 } } as const;
    const first = fold.evolve(kept, kept.initial, happened);
    const second = fold.evolve(kept, first, happened);
    expect([second.map === first.map, second.set === first.set, second.list === first.list]).toEqual([
      true,
      true,
      true,
    ]);
    const later = new Fold().evolve(kept, second, happened);
    expect([later.map === second.map, later.list === second.list]).toEqual([false, false]);
  });
});
