import { EventCatalog } from '@ledgerline/kernel';
import { EventWriter, ledgerEvents, ProcessReacted } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Instances } from './instances';
import { deliveries, Ordered, parcelEvents, Received } from './testing/parcels';

const catalog = new EventCatalog([...parcelEvents, ...ledgerEvents]);
const chain = { causationId: 'cause', correlationId: 'chain' };

class CountedLog extends InMemoryEventLog {
  reads = 0;

  override readStream(...args: Parameters<InMemoryEventLog['readStream']>) {
    this.reads += 1;
    return super.readStream(...args);
  }
}

function arrange(log = new CountedLog(), maxIdle?: number) {
  return { log, instances: new Instances(log, catalog, new EventWriter(catalog), [deliveries.process], maxIdle) };
}

async function happen(instances: Instances, name: string, event: ReturnType<typeof Ordered | typeof Received>) {
  const { type, data } = event;
  const recordedAt = '2026-01-01T00:00:00.000Z';
  const place = { stream: 'told', revision: '0', schemaVersion: 1, recordedAt };
  const input = { kind: 'event', id: `${type} ${name}`, type, data, ...place } as const;
  const reacted = ProcessReacted({ process: 'delivery', instance: name, input, effects: [] });
  const instance = await instances.get('delivery', name);
  await instances.append(instance, reacted, input.id, chain, { type, data, recordedAt });
}

const order = (instances: Instances, parcel: string) => happen(instances, parcel, Ordered({ parcel, route: 'r' }));
const receive = (instances: Instances, parcel: string) => happen(instances, parcel, Received({ parcel }));

describe('instances', () => {
  it('are not read when they were never heard of', async () => {
    const { log, instances } = arrange();
    await instances.rebuild();
    await order(instances, 'a');
    expect((await instances.get('delivery', 'a')).revision).toBe(0n);
    expect(log.reads).toBe(0);
  });

  it('are read again when somebody else turns out to have written', async () => {
    const { log, instances } = arrange();
    await instances.rebuild();
    const other = arrange(log).instances;
    await order(other, 'a');
    await order(other, 'b');

    await expect(receive(instances, 'a')).rejects.toMatchObject({ code: 'wrong-expected-revision' });
    expect(await instances.get('delivery', 'a')).toMatchObject({ revision: 0n, state: { inputs: 1 } });
    expect(log.reads).toBe(1);
  });

  it('are as another conductor recorded them, when it was faster with the same', async () => {
    const { log, instances } = arrange();
    const other = arrange(log).instances;
    await order(other, 'a');
    await order(instances, 'a');
    expect(await instances.get('delivery', 'a')).toEqual(await other.get('delivery', 'a'));
  });

  it('are forgotten when nothing but their name leads to them and there are too many, and read when named', async () => {
    const { log, instances } = arrange(new CountedLog(), 1);
    for (const name of ['a', 'b']) {
      await order(instances, name);
      await receive(instances, name);
    }
    expect(log.reads).toBe(0);
    expect(await instances.get('delivery', 'a')).toMatchObject({ revision: 1n, state: { inputs: 2 } });
    expect(log.reads).toBe(1);
  });

  it('are followed by the keys that they have at the end of their streams', async () => {
    const { log, instances } = arrange();
    for (const name of ['b', 'a', 'c']) await order(instances, name);
    await receive(instances, 'c');
    expect(instances.following('delivery', ['route:r', 'route:s'])).toEqual(['a', 'b']);

    const rebuilt = arrange(log).instances;
    await rebuilt.rebuild();
    expect(rebuilt.following('delivery', ['route:r'])).toEqual(['a', 'b']);
  });

  it('belong to processes of different names', () => {
    const twice = [deliveries.process, deliveries.process];
    expect(() => new Instances(new InMemoryEventLog(), catalog, new EventWriter(catalog), twice)).toThrow('same name');
  });
});
