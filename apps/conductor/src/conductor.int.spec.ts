import { openEventLog } from '@ledgerline/platform/eventstore';
import type { SpecLedger } from '@ledgerline/testing';
import { aLedger } from '@ledgerline/testing';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { ConductorModule } from './conductor.module';
import { ProcessRunner } from './process-runner';
import { Depot } from './testing/depot';
import { Killed, Mortal } from './testing/mortal';
import { Ordered, RouteOpened } from './testing/parcels';

const logger = pino({ level: 'silent' });
const until = async (condition: () => Promise<boolean> | boolean) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('the conductor on a real ledger', () => {
  let ledger: SpecLedger;
  beforeAll(async () => {
    ledger = await aLedger();
  });
  afterAll(async () => {
    await ledger.stop();
  });

  it('starts with the processes of every context, sees all of the ledger, and stops when told', async () => {
    const eventLog = openEventLog({ url: ledger.url });
    const module = ConductorModule.forRoot({ eventLog, closeEventLog: () => eventLog.close(), logger });
    const app = await Test.createTestingModule({ imports: [module] }).compile();
    await app.init();
    const runner = app.get(ProcessRunner);
    const running = runner.run();
    await until(() => runner.isReady);
    runner.stop();
    await running;
    await app.close();
  });

  it('loses nothing and does nothing twice when it is killed again and again', async () => {
    const log = openEventLog({ url: ledger.url });
    const depot = new Depot(log);
    // Streams of this run only, on a ledger that may be kept.
    const parcel = `parcel-${String(Date.now())}`;
    const told = `told-${parcel}`;
    const fragile = `fragile-${parcel}`;
    await depot.tell(Ordered({ parcel, route: parcel }), told);
    await depot.tell(Ordered({ parcel: fragile, route: parcel }), told);
    await depot.tell(RouteOpened({ route: parcel }), told);
    const done = async () => (await depot.done()).filter((what) => what.includes(parcel));

    for (let step = 4; step <= 40; step += 4) {
      const mortal = new Mortal({ step, when: step % 8 === 0 ? 'before' : 'after', what: 'killed' }).over(log);
      const runner = depot.runner(mortal, depot.commandsOn(mortal));
      const killed = runner.run().then(
        () => undefined,
        (error: unknown) => error,
      );
      await Promise.race([killed, until(async () => (await done()).length === 6)]);
      runner.stop();
      expect([undefined, expect.any(Killed)]).toContainEqual(await killed);
    }
    const last = depot.runner();
    const running = last.run();
    await until(async () => (await done()).length === 6);
    last.stop();
    await running;

    expect([...(await done())].sort()).toEqual(
      [
        `${fragile}: complain of too-fragile: ${fragile}`,
        `${fragile}: pack`,
        `${fragile}: weigh`,
        `${parcel}: pack`,
        `${parcel}: ship after 1`,
        `${parcel}: weigh`,
      ].sort(),
    );
    await log.close();
  });

  it('does everything once when two run at the same time and one of them is killed in the middle', async () => {
    const logs = [0, 1].map(() => openEventLog({ url: ledger.url }));
    const depot = new Depot(logs[0]);
    const run = `two-${String(Date.now())}`;
    const parcels = Array.from({ length: 20 }, (_, index) => `${run}-${String(index)}`);
    for (const parcel of parcels) await depot.tell(Ordered({ parcel, route: run }), `told-${run}`);
    const done = async () => (await depot.done()).filter((what) => what.includes(run));
    const started = logs.map((log, index) => {
      const mortal = new Mortal(index === 0 ? { step: 60, when: 'after', what: 'killed' } : undefined).over(log);
      const runner = depot.runner(mortal, depot.commandsOn(mortal), undefined, { tickEvery: 20 });
      return { runner, ended: runner.run().catch((error: unknown) => error) };
    });
    await depot.tell(RouteOpened({ route: run }), `told-${run}`);
    await until(async () => (await done()).length >= 60);
    for (const { runner } of started) runner.stop();
    const ends = await Promise.all(started.map(({ ended }) => ended));
    expect(ends[1]).toBeUndefined();

    const effects = ['pack', 'ship after 1', 'weigh'];
    expect([...(await done())].sort()).toEqual(
      parcels.flatMap((parcel) => effects.map((effect) => `${parcel}: ${effect}`)).sort(),
    );
    for (const log of logs) await log.close();
  });
});
