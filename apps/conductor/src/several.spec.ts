import type { EventLog } from '@ledgerline/kernel';
import * as fc from 'fast-check';
import { Depot } from './testing/depot';
import { Ordered, Received, RouteOpened } from './testing/parcels';

const seed = Number(process.env.SEED ?? 7_401);
const HOUR = 3_600_000;

/** A log whose every append and read begins when the scheduler says so: two runners meet in any order. */
function scheduled(log: EventLog, scheduler: fc.Scheduler, isOver: () => boolean): EventLog {
  const turn = () => (isOver() ? Promise.resolve() : scheduler.schedule(Promise.resolve()));
  const methods: Partial<EventLog> = {
    append: async (...args) => {
      await turn();
      const appended = await log.append(...args);
      await turn();
      return appended;
    },
    async *readStream(...args) {
      await turn();
      yield* log.readStream(...args);
    },
  };
  return new Proxy(log, {
    get: (_, key) => (methods as Record<string | symbol, unknown>)[key] ?? (Reflect.get(log, key) as unknown),
  });
}

/** A log on which everything stops at the given step until it is let go on. */
class Freezer {
  private steps = 0;
  private thaw: () => void = () => undefined;
  private readonly until = new Promise<void>((resolve) => (this.thaw = resolve));
  frozen = false;

  constructor(
    private readonly at: number,
    private readonly when: 'before' | 'after',
  ) {}

  over(log: EventLog): EventLog {
    const append: EventLog['append'] = async (...args) => {
      if (this.frozen) await this.until;
      this.steps += 1;
      const due = this.steps === this.at;
      if (due && this.when === 'before') await this.freeze();
      const appended = await log.append(...args);
      if (due && this.when === 'after') await this.freeze();
      return appended;
    };
    return new Proxy(log, { get: (_, key) => (key === 'append' ? append : (Reflect.get(log, key) as unknown)) });
  }

  wakeUp(): void {
    this.thaw();
  }

  private async freeze(): Promise<void> {
    this.frozen = true;
    await this.until;
  }
}

async function work(): Promise<Depot> {
  const depot = new Depot();
  for (const parcel of ['a', 'b', 'fragile']) await depot.tell(Ordered({ parcel, route: 'r' }));
  await depot.tell(RouteOpened({ route: 'r' }));
  await depot.tell(Received({ parcel: 'b' }));
  depot.clock.pass(HOUR);
  return depot;
}

const expected = [
  'a: pack',
  'a: remind of late',
  'a: ship after 1',
  'a: weigh',
  'b: pack',
  'b: ship after 1',
  'b: weigh',
  'fragile: complain of too-fragile: fragile',
  'fragile: pack',
  'fragile: remind of late',
  'fragile: weigh',
];

async function outcome(depot: Depot): Promise<readonly string[]> {
  return [...(await depot.done())].sort();
}

describe('two conductors on one ledger', () => {
  it('do everything once, in whatever order they meet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const depot = await work();
        let over = false;
        const runners = [0, 1].map(() => {
          const log = scheduled(depot.log, scheduler, () => over);
          return depot.runner(log, depot.commandsOn(log));
        });
        const both = Promise.all(runners.map((runner) => depot.settle(runner)));
        const ended = both.finally(() => (over = true));
        const pump = async () => {
          while (!over) {
            if (scheduler.count() > 0) await scheduler.waitNext(1);
            else await new Promise(setImmediate);
          }
          await scheduler.waitIdle();
        };
        await Promise.all([ended, pump()]);
        await depot.settle();
        expect(await outcome(depot)).toEqual(expected);
        const record = await depot.record();
        expect(new Set(record).size).toBe(record.length);
      }),
      { seed, numRuns: 25 },
    );
  });

  it.each(['before', 'after'] as const)(
    'do everything though one freezes %s any append, and do nothing more when it wakes up',
    async (when) => {
      for (let at = 1; at <= 12; at += 1) {
        const depot = await work();
        const freezer = new Freezer(at, when);
        const log = freezer.over(depot.log);
        const frozen = depot.runner(log, depot.commandsOn(log));
        const running = frozen.run();
        while (!freezer.frozen) await new Promise(setImmediate);

        await depot.settle();
        expect({ at, done: await outcome(depot) }).toEqual({ at, done: expected });
        const before = await depot.record();

        freezer.wakeUp();
        while (!frozen.isReady || frozen.status.underWay > 0) await new Promise(setImmediate);
        frozen.stop();
        await running;
        expect({ at, done: await outcome(depot), record: await depot.record() }).toEqual({
          at,
          done: expected,
          record: before,
        });
      }
    },
  );
});
