import { deriveId } from '@ledgerline/kernel';
import { Depot } from './testing/depot';
import { Ordered, Received, RouteOpened, RoutePraised } from './testing/parcels';

const order = (parcel: string, route = 'r') => Ordered({ parcel, route });
const HOUR = 3_600_000;

describe('the process runner', () => {
  it('records what an instance decides, then carries it out', async () => {
    const depot = new Depot();
    const ordered = await depot.tell(order('a'));
    await depot.settle();

    expect(await depot.record()).toEqual(['delivery a reacted to parcel.ordered: send,wake']);
    const [reaction] = await depot.events('process-delivery:a');
    expect(reaction).toMatchObject({
      data: { input: { id: ordered.id, data: { parcel: 'a', route: 'r' } }, handledUpTo: String(ordered.position) },
      metadata: {
        actor: { kind: 'system', id: 'process:delivery' },
        causationId: ordered.id,
        correlationId: 'chain-1',
      },
    });
    const [packed] = await depot.events('parcel-a');
    expect(packed).toMatchObject({
      data: { parcel: 'a', how: 'pack' },
      metadata: {
        actor: { kind: 'system', id: 'process:delivery' },
        commandId: deriveId('process-delivery:a', ordered.id, '0'),
        causationId: ordered.id,
        correlationId: 'chain-1',
      },
    });
  });

  it('reaches the instances that follow a key, also after a restart, and no longer when they are over', async () => {
    const depot = new Depot();
    await depot.tell(order('b'));
    await depot.tell(order('a'));
    await depot.tell(order('c', 'other'));
    await depot.settle();
    await depot.tell(Received({ parcel: 'b' }));
    await depot.tell(RouteOpened({ route: 'r' }));
    await depot.settle();

    expect(await depot.done()).toEqual([...['b: pack', 'a: pack', 'c: pack'], ...['a: weigh', 'a: ship after 1']]);
  });

  it('records why something is ignored once, and no more of the same, also after a restart', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    await depot.tell(RoutePraised({ route: 'r' }));
    await depot.tell(RoutePraised({ route: 'r' }));
    await depot.settle();
    await depot.tell(RoutePraised({ route: 'r' }));
    await depot.settle();
    expect((await depot.record()).slice(1)).toEqual(['delivery a reacted to route.praised: ignore']);
    const [, ignored] = await depot.events('process-delivery:a');
    expect(ignored).toMatchObject({ data: { effects: [{ do: 'ignore', because: 'praise moves no parcel' }] } });
  });

  it('records nothing of what never became an instance', async () => {
    const depot = new Depot();
    await depot.tell(RoutePraised({ route: 'r' }));
    await depot.settle();
    expect(await depot.record()).toEqual([]);
  });

  it('never puts an event again that an instance was past before, even one that it ignored', async () => {
    const depot = new Depot();
    await depot.tell(RouteOpened({ route: 'r' }));
    await depot.tell(order('a'));
    await depot.settle();
    const [checkpoint] = await depot.events('checkpoint-');
    expect(checkpoint).toBeDefined();
    const before = await depot.record();

    const forgetful = new Proxy(depot.log, {
      get: (log, key) => {
        if (key !== 'subscribe') return Reflect.get(log, key) as unknown;
        return ({ signal }: { signal: AbortSignal }) => log.subscribe({ signal });
      },
    });
    await depot.settle(depot.runner(forgetful));
    expect(await depot.record()).toEqual(before);
    expect(await depot.done()).toEqual(['a: pack']);
  });

  it('tells an instance of a refusal, once', async () => {
    const depot = new Depot();
    await depot.tell(order('fragile'));
    await depot.tell(RouteOpened({ route: 'r' }));
    await depot.settle();
    await depot.settle();

    expect(await depot.record()).toEqual([
      'delivery fragile reacted to parcel.ordered: send,wake',
      'delivery fragile reacted to route.opened: send,send',
      'delivery fragile reacted to refused: send',
    ]);
    expect(await depot.done()).toEqual([
      'fragile: pack',
      'fragile: weigh',
      'fragile: complain of too-fragile: fragile',
    ]);
  });

  it('wakes an instance at its instant, once, also when nobody ran at that instant', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    await depot.settle();
    depot.clock.pass(HOUR - 1);
    await depot.settle();
    expect(await depot.done()).toEqual(['a: pack']);
    depot.clock.pass(1);
    await depot.settle();
    await depot.settle();
    expect(await depot.done()).toEqual(['a: pack', 'a: remind of late']);
  });

  it('wakes while it runs', async () => {
    const depot = new Depot();
    const runner = depot.runner();
    const running = runner.run();
    await depot.tell(order('a'));
    while ((await depot.done()).length < 1) await new Promise(setImmediate);
    depot.clock.pass(HOUR);
    while ((await depot.done()).length < 2) await new Promise(setImmediate);
    runner.stop();
    await running;
    expect(await depot.done()).toEqual(['a: pack', 'a: remind of late']);
  });

  it('keeps the order of instants: a timer fires before an event of a later one', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    depot.clock.pass(2 * HOUR);
    await depot.tell(Received({ parcel: 'a' }));
    await depot.settle();
    expect((await depot.record()).slice(1)).toEqual([
      'delivery a reacted to wake: send',
      'delivery a reacted to parcel.received: end',
    ]);
  });

  it('wakes nobody who is over', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    await depot.tell(Received({ parcel: 'a' }));
    depot.clock.pass(2 * HOUR);
    await depot.settle();
    expect(await depot.done()).toEqual(['a: pack']);
  });

  it('reads the data of a large input where it stands', async () => {
    const depot = new Depot();
    await depot.tell(Ordered({ parcel: 'a', route: 'r', note: 'x'.repeat(100_000) }));
    await depot.settle();
    await depot.tell(RouteOpened({ route: 'r' }));
    await depot.settle();
    const [reaction] = await depot.events('process-delivery:a');
    expect(JSON.stringify(reaction?.data).length).toBeLessThan(2000);
    expect(await depot.done()).toEqual(['a: pack', 'a: weigh', 'a: ship after 1']);
  });

  it('runs twice at the same time without doing anything twice', async () => {
    const depot = new Depot();
    const [one, other] = [depot.runner(), depot.runner()];
    const both = Promise.all([depot.settle(one), depot.settle(other)]);
    for (const name of ['a', 'b', 'fragile']) await depot.tell(order(name));
    await depot.tell(RouteOpened({ route: 'r' }));
    await both;
    depot.clock.pass(HOUR);
    await Promise.all([depot.settle(), depot.settle()]);

    const done = await depot.done();
    expect(new Set(done).size).toBe(done.length);
    expect([...done].sort()).toEqual([
      ...['a: pack', 'a: remind of late', 'a: ship after 1', 'a: weigh'],
      ...['b: pack', 'b: remind of late', 'b: ship after 1', 'b: weigh'],
      ...['fragile: complain of too-fragile: fragile', 'fragile: pack', 'fragile: remind of late', 'fragile: weigh'],
    ]);
  });
});
