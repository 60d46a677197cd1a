import type { EventLog } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import { Depot } from './testing/depot';
import { Ordered, RouteOpened } from './testing/parcels';

/** A log that can be away: whatever is asked of it then fails, and its subscriptions break. */
function switched(log: EventLog): { readonly log: EventLog; away: boolean } {
  const state = { away: false };
  const check = () => {
    if (state.away) throw new EventLogError('unavailable', 'the log is away');
  };
  const each = async function* <Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
    check();
    for await (const item of items) {
      check();
      yield item;
    }
  };
  const methods: Partial<EventLog> = {
    append: async (...args) => {
      await Promise.resolve();
      check();
      return log.append(...args);
    },
    readStream: (...args) => each(log.readStream(...args)),
    readAll: (...args) => each(log.readAll(...args)),
    subscribe: (...args) => each(log.subscribe(...args)),
  };
  const proxy = new Proxy(log, { get: (_, key) => (methods as Record<string | symbol, unknown>)[key] });
  return Object.assign(state, { log: proxy });
}

describe('a conductor whose ledger goes away', () => {
  it.each([1, 5, 20, 100])('goes on by itself, and has done everything once, after %d attempts', async (attempts) => {
    const depot = new Depot();
    const ledger = switched(depot.log);
    let tried = 0;
    const pause = async () => {
      await new Promise(setImmediate);
      tried += 1;
      if (tried >= attempts) ledger.away = false;
    };
    const runner = depot.runner(ledger.log, depot.commandsOn(ledger.log), undefined, { pause });
    const running = runner.run();
    while (!runner.isReady) await new Promise(setImmediate);
    ledger.away = true;
    for (const parcel of ['a', 'b', 'c']) await depot.tell(Ordered({ parcel, route: 'r' }));
    await depot.tell(RouteOpened({ route: 'r' }));
    while ((await depot.done()).length < 9) await new Promise(setImmediate);
    runner.stop();
    await running;
    await depot.settle();
    expect(tried).toBeGreaterThanOrEqual(attempts);
    expect([...(await depot.done())].sort()).toEqual(
      ['a', 'b', 'c'].flatMap((parcel) => [`${parcel}: pack`, `${parcel}: ship after 1`, `${parcel}: weigh`]),
    );
  });
});
