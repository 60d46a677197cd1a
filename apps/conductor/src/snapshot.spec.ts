import type { EventLog } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import { EventWriter, ledgerEvents } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Instances } from './instances';
import { SNAPSHOT_STREAM, Snapshots } from './snapshot';
import { Depot } from './testing/depot';
import { Mortal } from './testing/mortal';
import { deliveries, Ordered, parcelEvents, Received, RouteOpened } from './testing/parcels';

const catalog = new EventCatalog([...parcelEvents, ...ledgerEvents]);
const writer = new EventWriter(catalog);
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ process: 'delivery', instance: `parcel-${String(index)}` }));

function snapshots(log: EventLog = new InMemoryEventLog(), processes = ['delivery']) {
  return { log, snapshots: new Snapshots(log, catalog, writer, processes) };
}

/** Some that are over, some under way, and a snapshot somewhere in between. */
async function depotWithSnapshot(): Promise<Depot> {
  const depot = new Depot();
  const settle = () => depot.settle(depot.runner(undefined, undefined, undefined, { snapshotEvery: 5 }));
  for (const parcel of ['a', 'b', 'c', 'd']) await depot.tell(Ordered({ parcel, route: 'r' }));
  await settle();
  await depot.tell(Received({ parcel: 'a' }));
  await depot.tell(Ordered({ parcel: 'e', route: 's' }));
  depot.clock.pass(1_000);
  await settle();
  return depot;
}

describe('a snapshot of who is alive', () => {
  it.each([0, 1, 2_000, 2_001, 5_000])('is read as it was written, with %d instances', async (count) => {
    const { log, snapshots: writing } = snapshots();
    await writing.save({ position: 10n, live: names(3) });
    await writing.save({ position: 70n, live: names(count) });
    expect(await snapshots(log).snapshots.load()).toEqual({ position: 70n, live: names(count) });
  });

  it('that was not finished gives way to the one before', async () => {
    const { log, snapshots: writing } = snapshots();
    await writing.save({ position: 10n, live: names(3) });
    const cut = new Mortal({ step: 20, when: 'before', what: 'killed' });
    const dying = new Snapshots(cut.over(log), catalog, writer, ['delivery']);
    cut.steps = 17;
    await expect(dying.save({ position: 70n, live: names(9_000) })).rejects.toThrow();
    expect(await snapshots(log).snapshots.load()).toEqual({ position: 10n, live: names(3) });
  });

  it('of other processes is of no use', async () => {
    const { log, snapshots: writing } = snapshots();
    await writing.save({ position: 10n, live: names(3) });
    expect(await snapshots(log, ['delivery', 'returns']).snapshots.load()).toBeUndefined();
  });

  it('leads to the same instances, followers and timers as all streams of all instances', async () => {
    const depot = await depotWithSnapshot();
    const snapshot = await snapshots(depot.log).snapshots.load();
    expect(snapshot).toBeDefined();
    const [short, full] = [snapshot, undefined].map(async (from) => {
      const instances = new Instances(depot.log, catalog, writer, [deliveries.process]);
      await instances.rebuild(from);
      const alive = [...instances.all()].sort((one, other) => (one.name < other.name ? -1 : 1));
      return {
        alive,
        r: instances.following('delivery', ['route:r']),
        s: instances.following('delivery', ['route:s']),
      };
    });
    expect(await short).toEqual(await full);
    expect((await full)?.alive.map(({ name }) => name)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('changes nothing of what happens next', async () => {
    const [kept, lost] = [await depotWithSnapshot(), await depotWithSnapshot()];
    const forgetful = new Proxy(lost.log, {
      get: (log, key) =>
        key === 'readStream'
          ? (stream: string, options?: object) => log.readStream(stream === SNAPSHOT_STREAM ? 'none' : stream, options)
          : (Reflect.get(log, key) as unknown),
    });
    for (const depot of [kept, lost]) {
      await depot.tell(RouteOpened({ route: 'r' }));
      depot.clock.pass(3_600_000);
    }
    await kept.settle();
    await lost.settle(lost.runner(forgetful));
    const outcome = async (depot: Depot) => ({
      done: [...(await depot.done())].sort(),
      record: [...(await depot.record())].sort(),
    });
    expect(await outcome(kept)).toEqual(await outcome(lost));
    expect((await kept.done()).filter((what) => what.endsWith('remind of late'))).toHaveLength(4);
  });
});
