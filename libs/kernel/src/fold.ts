import type { Decider } from './decider';
import type { DomainEvent } from './event';

let current: Fold | undefined;

/**
 * Folds a run of events of which nobody sees a state before the last. A collection that {@link withEntry} and the like
 * copied earlier in the run has never been seen by anyone, so that they extend it in place: n events cost n steps, not
 * n copies. When the run is over its states never change again. Outside of a run every extension is a copy.
 *
 * Sound for deciders of which each state holds a collection once, and none holds what a collection was before.
 */
export class Fold {
  private readonly own = new WeakSet();
  private undo: (() => void)[] = [];

  /** The state after the event. When the decider throws, `state` is what it was. */
  evolve<State, Event extends DomainEvent>(decider: Decider<State, Event>, state: State, event: Event): State {
    this.undo = [];
    try {
      return duringRun(this, () => decider.evolve(state, event));
    } catch (error) {
      for (const takeBack of this.undo.reverse()) takeBack();
      throw error;
    }
  }

  owns(collection: object): boolean {
    return this.own.has(collection);
  }

  copied<Collection extends object>(copy: Collection): Collection {
    this.own.add(copy);
    return copy;
  }

  willTakeBack(step: () => void): void {
    this.undo.push(step);
  }
}

function duringRun<Result>(run: Fold, step: () => Result): Result {
  const outer = current;
  current = run;
  try {
    return step();
  } finally {
    current = outer;
  }
}

/** The map with this value for the key; a key that was there keeps its place. */
export function withEntry<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value,
): ReadonlyMap<Key, Value> {
  if (current === undefined) return new Map(before).set(key, value);
  if (!isOwnMap(current, before)) return current.copied(new Map(before).set(key, value));
  const had = before.has(key);
  const old = before.get(key);
  current.willTakeBack(() => (had ? before.set(key, old as Value) : before.delete(key)));
  return before.set(key, value);
}

/** The set with this member. */
export function withMember<Member>(before: ReadonlySet<Member>, member: Member): ReadonlySet<Member> {
  if (before.has(member)) return before;
  if (current === undefined) return new Set(before).add(member);
  if (!isOwnSet(current, before)) return current.copied(new Set(before).add(member));
  current.willTakeBack(() => before.delete(member));
  return before.add(member);
}

/** The list with this item at its end. */
export function withItem<Item>(before: readonly Item[], item: Item): readonly Item[] {
  if (current === undefined) return [...before, item];
  if (!isOwnList(current, before)) return current.copied([...before, item]);
  current.willTakeBack(() => before.pop());
  before.push(item);
  return before;
}

/** The list, which is not empty, with this item in place of its last. */
export function withLastItem<Item>(before: readonly Item[], item: Item): readonly Item[] {
  const last = before.length - 1;
  if (current === undefined) return before.with(last, item);
  if (!isOwnList(current, before)) return current.copied(before.with(last, item));
  const old = before[last];
  current.willTakeBack(() => (before[last] = old as Item));
  before[last] = item;
  return before;
}

function isOwnMap<Key, Value>(fold: Fold, map: ReadonlyMap<Key, Value>): map is Map<Key, Value> {
  return fold.owns(map);
}

function isOwnSet<Member>(fold: Fold, set: ReadonlySet<Member>): set is Set<Member> {
  return fold.owns(set);
}

function isOwnList<Item>(fold: Fold, list: readonly Item[]): list is Item[] {
  return fold.owns(list);
}
