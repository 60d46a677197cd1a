import { GroupCommit } from './group-commit';
import type { Outcome } from './outcome';

const written = (revision: number): Outcome => ({ kind: 'written', revision, position: 64 });

/** A store that counts its flushes; `fails` makes the next ones fail. */
class FakeStore {
  head = 0;
  flushes = 0;
  fails = false;

  transaction<Result>(work: () => Result): Result {
    const result = work();
    if (this.fails) throw new Error('no room');
    this.flushes += 1;
    this.head += 1;
    return result;
  }
}

function groupCommit(store: FakeStore): { group: GroupCommit; log: string[] } {
  const log: string[] = [];
  const rolledBack = (error: unknown): string => {
    log.push('rolled back');
    return (error as Error).message;
  };
  return { group: new GroupCommit(store, () => log.push('committed'), rolledBack), log };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('group commit', () => {
  it('flushes once for all that waits, and answers before it announces', async () => {
    const store = new FakeStore();
    const { group, log } = groupCommit(store);
    for (const revision of [0, 1, 2]) {
      group.submit(
        1,
        () => written(revision),
        () => log.push(`answered ${String(revision)}`),
      );
    }
    expect(log).toEqual([]);
    await settled();
    expect(store.flushes).toBe(1);
    expect(log).toEqual(['answered 0', 'answered 1', 'answered 2', 'committed']);
  });

  it('bounds what one flush takes, and leaves nothing behind', async () => {
    const store = new FakeStore();
    const { group, log } = groupCommit(store);
    for (const events of [4_000, 4_000, 10_000, 1])
      group.submit(
        events,
        () => written(0),
        () => log.push('answered'),
      );
    await settled();
    expect(store.flushes).toBe(4);
    expect(log.filter((line) => line === 'answered')).toHaveLength(4);
  });

  it('tells everybody in the group that nothing was written when the flush fails, and works again after it', async () => {
    const store = new FakeStore();
    const { group, log } = groupCommit(store);
    const outcomes: Outcome[] = [];
    store.fails = true;
    group.submit(
      1,
      () => written(0),
      (outcome) => outcomes.push(outcome),
    );
    group.submit(
      1,
      () => written(1),
      (outcome) => outcomes.push(outcome),
    );
    await settled();
    const failed = { kind: 'failed', because: 'nothing was written: no room' };
    expect(outcomes).toEqual([failed, failed]);
    expect(log).toEqual(['rolled back']);
    store.fails = false;
    group.submit(
      1,
      () => written(0),
      (outcome) => outcomes.push(outcome),
    );
    await settled();
    expect(outcomes.at(-1)).toEqual(written(0));
  });
});
