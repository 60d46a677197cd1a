import { Clock } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Depot, SetClock } from './testing/depot';
import { Ordered } from './testing/parcels';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REMINDED = 'a: remind of late';
const until = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
};

/** The clock of the machine that the runner is on; it goes with the log's until somebody sets it. */
class LocalClock extends Clock {
  private off = 0;

  constructor(private readonly right: Clock) {
    super();
  }

  now(): string {
    return new Date(Date.parse(this.right.now()) + this.off).toISOString();
  }

  set(off: number): void {
    this.off = off;
  }
}

function arrange() {
  const serverClock = new SetClock();
  const depot = new Depot(new InMemoryEventLog(serverClock));
  const local = new LocalClock(serverClock);
  const elapsed = () => Date.parse(serverClock.now());
  const runner = () => depot.runner(undefined, undefined, undefined, { clock: local, elapsed });
  const marks = async () => (await depot.events('checkpoint-')).length;
  return { serverClock, depot, local, runner, marks };
}

describe('timers, on the clock of the log', () => {
  it.each([2 * DAY, -2 * DAY, 30_000, -30_000])(
    'fire when it is time there, though the local clock jumps by %d ms',
    async (jump) => {
      const { serverClock, depot, local, runner } = arrange();
      await depot.tell(Ordered({ parcel: 'a', route: 'r' }));
      const running = runner();
      const run = running.run();
      await until(async () => (await depot.done()).length === 1);
      local.set(jump);
      serverClock.pass(HOUR - 1);
      await depot.tell(Ordered({ parcel: 'b', route: 'r' }));
      await until(async () => (await depot.done()).length === 2);
      expect(await depot.done()).toEqual(['a: pack', 'b: pack']);

      serverClock.pass(1);
      await until(async () => (await depot.done()).length === 3);
      running.stop();
      await run;
      const [fired] = (await depot.events('process-delivery:a')).slice(-1);
      expect(await depot.done()).toContain(REMINDED);
      expect(fired?.recordedAt).toBe(new Date(Date.UTC(2026, 0, 1) + HOUR).toISOString());
    },
  );

  it('are not lost when the clock of the log goes back; they wait until it is there again', async () => {
    const { serverClock, depot, runner } = arrange();
    await depot.tell(Ordered({ parcel: 'a', route: 'r' }));
    await depot.settle(runner());
    serverClock.pass(-2 * DAY);
    await depot.settle(runner());
    expect(await depot.done()).toEqual(['a: pack']);
    serverClock.pass(2 * DAY + HOUR);
    await depot.settle(runner());
    await depot.settle(runner());
    expect(await depot.done()).toEqual(['a: pack', REMINDED]);
  });

  it('make nobody write to the log while none is due', async () => {
    const { serverClock, depot, runner, marks } = arrange();
    await depot.tell(Ordered({ parcel: 'a', route: 'r' }));
    const running = runner();
    const run = running.run();
    await until(async () => (await depot.done()).length === 1);
    serverClock.pass(1_000);
    await depot.tell(Ordered({ parcel: 'b', route: 'r' }));
    await until(async () => (await depot.done()).length === 2);
    serverClock.pass(1_000);
    await until(async () => running.status.underWay === 0 && (await marks()) >= 1);
    const before = await marks();
    for (let index = 0; index < 50; index += 1) {
      serverClock.pass(10_000);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await marks()).toBeLessThanOrEqual(before + 2);
    running.stop();
    await run;
  });
});
