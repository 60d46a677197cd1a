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

function groupCommit(store: FakeStore, clock?: () => number): { group: GroupCommit; log: string[] } {
  const log: string[] = [];
  const rolledBack = (error: unknown): string => {
    log.push('rolled back');
    return (error as Error).message;
  };
  return { group: new GroupCommit(store, () => log.push('committed'), rolledBack, clock), log };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Until every one of so many writers has its answer. */
async function answered(outcomes: readonly unknown[], count: number): Promise<void> {
  while (outcomes.length < count) await turn();
  await turn();
}

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
    await answered(log, 4);
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
    while (store.flushes < 4) await turn();
    await turn();
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
    await answered(outcomes, 2);
    const failed = { kind: 'failed', because: 'nothing was written: no room' };
    expect(outcomes).toEqual([failed, failed]);
    expect(log).toEqual(['rolled back']);
    store.fails = false;
    group.submit(
      1,
      () => written(0),
      (outcome) => outcomes.push(outcome),
    );
    await answered(outcomes, 3);
    expect(outcomes.at(-1)).toEqual(written(0));
  });

  describe('with writers that come back one after the other', () => {
    let now = 0;
    let store: FakeStore;
    let group: GroupCommit;
    let outcomes: Outcome[];

    beforeEach(() => {
      [now, store, outcomes] = [0, new FakeStore(), []];
      // A flush costs 2 ms, and otherwise time stands still unless a test lets it pass.
      store.transaction = (work) => {
        now += 2;
        store.flushes += 1;
        return work();
      };
      group = groupCommit(store, () => now).group;
    });

    const submit = (): void => {
      group.submit(
        1,
        () => written(0),
        (outcome) => outcomes.push(outcome),
      );
    };

    it('waits as long as they keep coming', async () => {
      for (let writer = 0; writer < 10; writer++) {
        submit();
        await turn();
      }
      await answered(outcomes, 10);
      expect(store.flushes).toBe(1);
    });

    it('waits for as many as were there before', async () => {
      for (let writer = 0; writer < 3; writer++) submit();
      await answered(outcomes, 3);
      submit();
      for (let pause = 0; pause < 50; pause++) await turn();
      submit();
      submit();
      await answered(outcomes, 6);
      expect(store.flushes).toBe(2);
    });

    it('waits half a flush for those who do not come back, and not at all the next time', async () => {
      for (let writer = 0; writer < 3; writer++) submit();
      await answered(outcomes, 3);
      submit();
      for (let pause = 0; pause < 50; pause++) await turn();
      expect(outcomes).toHaveLength(3);
      now += 1;
      await answered(outcomes, 4);
      for (let round = 5; round < 8; round++) {
        submit();
        now += 1;
        await answered(outcomes, round);
      }
      const before = now;
      submit();
      await answered(outcomes, 8);
      expect(now - before).toBe(2);
    });
  });
});
