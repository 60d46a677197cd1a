import { Depot, SetClock } from '../../../conductor/src/testing/depot';
import { Ordered, Received, RouteOpened, RoutePraised } from '../../../conductor/src/testing/parcels';
import { MemoryLedger } from '../testing/memory-ledger';
import { copyLog } from './copy-log';

const options = { inFlight: 8, onProgress: () => undefined };

/** Parcels on their way: some inputs decided, some ignored and so not recorded, timers running. */
async function story(depot: Depot): Promise<void> {
  await depot.tell(Ordered({ parcel: 'a', route: 'north' }));
  await depot.tell(RoutePraised({ route: 'north' }));
  await depot.tell(Ordered({ parcel: 'b', route: 'north' }));
  await depot.settle();
  await depot.tell(RouteOpened({ route: 'north' }));
  await depot.tell(RoutePraised({ route: 'north' }));
  await depot.tell(Received({ parcel: 'a' }));
  await depot.settle();
}

async function idsOf(ledger: MemoryLedger, prefixes: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of ledger.readAll({ filter: { streamPrefixes: prefixes } })) ids.push(id);
  return ids;
}

describe('processes on a copied ledger', () => {
  let source: MemoryLedger;
  let here: Depot;
  let clock: SetClock;

  beforeEach(async () => {
    clock = new SetClock();
    source = new MemoryLedger(1n, true, clock);
    here = new Depot(source);
    await story(here);
  });

  it('do nothing again', async () => {
    const target = new MemoryLedger(7n, true, new SetClock());
    await copyLog(source, target, options);
    const before = await idsOf(target, ['parcel-', 'process-']);
    await new Depot(target).settle();
    expect(await idsOf(target, ['parcel-', 'process-'])).toEqual(before);
    expect(before).toEqual(await idsOf(source, ['parcel-', 'process-']));
  });

  it('do nothing again without their checkpoint, though they are told everything anew', async () => {
    const target = new MemoryLedger(7n, true, new SetClock());
    await copyLog(withoutCheckpoints(source), target, options);
    const before = await idsOf(target, ['parcel-', 'process-']);
    await new Depot(target).settle();
    expect(await idsOf(target, ['parcel-', 'process-'])).toEqual(before);
  });

  it('go on where they were: what comes next has the same effects in both', async () => {
    const clockThere = new SetClock();
    const target = new MemoryLedger(7n, true, clockThere);
    await copyLog(source, target, options);
    const there = new Depot(target);
    for (const [depot, ledgerClock] of [[here, clock] as const, [there, clockThere] as const]) {
      for (const moved of [depot.clock, ledgerClock]) moved.pass(7_200_000);
      await depot.tell(Ordered({ parcel: 'c', route: 'south' }), 'told-later');
      await depot.settle();
    }
    expect(await there.done()).toEqual(await here.done());
    expect((await here.done()).some((done) => done.includes('remind'))).toBe(true);
  });

  it('would do things again if their positions were those of the source', async () => {
    const target = new MemoryLedger(7n, false, new SetClock());
    await copyLog(withoutCheckpoints(source), target, options);
    const before = await idsOf(target, ['process-']);
    await new Depot(target).settle();
    expect((await idsOf(target, ['process-'])).length).toBeGreaterThan(before.length);
  });
});

function withoutCheckpoints(ledger: MemoryLedger) {
  return {
    head: () => ledger.head(),
    async *readRaw(after?: bigint) {
      for await (const raw of ledger.readRaw(after)) {
        if (raw.kind === 'event' && raw.event.type !== 'conductor.checkpointed') yield raw;
      }
    },
  };
}
