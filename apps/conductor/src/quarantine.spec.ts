import { deriveId } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import type { Commands } from './effects';
import type { Process } from './instance';
import { Depot } from './testing/depot';
import { deliveries, HandleParcel, Ordered, RouteOpened } from './testing/parcels';

const order = (parcel: string, note?: string) => Ordered({ parcel, route: 'r', ...(note !== undefined && { note }) });
const opened = RouteOpened({ route: 'r' });
const WAITS = 'something earlier is quarantined';

/** Another build of the process. */
const rebuilt = (changes: Partial<Process>): readonly ProcessBinding[] => [
  { ...deliveries, process: { ...deliveries.process, ...changes } },
];
const carefree = rebuilt({
  decide: (state, input) =>
    deliveries.process.decide(
      state,
      input.type === 'parcel.ordered' && 'data' in input
        ? { ...input, data: { ...(input.data as object), note: 'read' } }
        : input,
    ),
});

/** Passes on what `broken` does not name; that fails as an error in a handler would. */
function commandsBut(broken: string, commands: Commands): Commands {
  return {
    execute: (command) => {
      if (command instanceof HandleParcel && command.handle.how === broken) throw new TypeError('a handler is broken');
      return commands.execute(command);
    },
  };
}

describe('what an instance cannot get past', () => {
  it('is kept with its reason, and stops nobody else', async () => {
    const depot = new Depot();
    await depot.tell(order('a', 'poison'));
    await depot.tell(order('b'));
    await depot.settle();
    expect(await depot.record()).toEqual([
      'delivery a holds parcel.ordered: Error: this note cannot be read',
      'delivery b reacted to parcel.ordered: send,wake',
    ]);
    expect(await depot.done()).toEqual(['b: pack']);
  });

  it('keeps what comes after it, each once, and is done in order by a build that can', async () => {
    const depot = new Depot();
    await depot.tell(order('a', 'poison'));
    await depot.tell(order('a'));
    await depot.settle();
    await depot.settle();
    await depot.settle(depot.runner(undefined, undefined, carefree));
    await depot.tell(opened);
    await depot.settle();
    expect(await depot.record()).toEqual([
      'delivery a holds parcel.ordered: Error: this note cannot be read',
      `delivery a holds parcel.ordered: ${WAITS}`,
      'delivery a reacted to parcel.ordered: send,wake',
      'delivery a reacted to parcel.ordered: send,wake',
      'delivery a reacted to route.opened: send,send',
    ]);
    expect(await depot.done()).toEqual(['a: pack', 'a: pack', 'a: weigh', 'a: ship after 2']);
  });

  it('can be an effect: it and later ones wait for a build that carries it out', async () => {
    const depot = new Depot();
    const commands = depot.commandsOn(depot.log);
    await depot.tell(order('a'));
    await depot.tell(opened);
    await depot.tell(order('b'));
    await depot.settle(depot.runner(undefined, commandsBut('pack', commands)));
    expect((await depot.record()).slice(3)).toEqual([
      'delivery a holds effects of 0: TypeError: a handler is broken',
      `delivery a holds effects of 1: ${WAITS}`,
      'delivery b holds effects of 0: TypeError: a handler is broken',
    ]);

    await depot.settle(depot.runner(undefined, commandsBut('weigh', commands)));
    await depot.settle();
    await depot.settle();
    expect((await depot.record()).slice(6)).toEqual([
      'delivery a released effects of 0',
      'delivery b released effects of 0',
      'delivery a released effects of 1',
    ]);
    expect(await depot.done()).toEqual(['a: pack', 'b: pack', 'a: weigh', 'a: ship after 1']);
  });

  it('can be its own record: nothing is decided on a state that cannot be folded', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    await depot.settle();
    const forgetful = rebuilt({
      evolve: () => {
        throw new Error('states are told otherwise now');
      },
    });
    await depot.tell(order('a'));
    await depot.settle(depot.runner(undefined, undefined, forgetful));
    expect((await depot.record()).slice(1)).toEqual([
      'delivery a holds parcel.ordered: Error: states are told otherwise now',
    ]);
    await depot.settle();
    expect((await depot.record()).slice(2)).toEqual(['delivery a reacted to parcel.ordered: send,wake']);
  });

  it('can be an event that concerns nobody knows whom', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    await depot.tell(RouteOpened({ route: 'nowhere' }));
    await depot.tell(opened);
    await depot.settle();
    await depot.settle();
    expect(await depot.record()).toEqual([
      'delivery a reacted to parcel.ordered: send,wake',
      'delivery (uncorrelated) holds route.opened: Error: there is no such route',
      'delivery a reacted to route.opened: send,send',
    ]);

    const found = rebuilt({
      correlate: (event) => ({
        following: [`route:${(event.data as { route?: string }).route === 'nowhere' ? 'r' : ''}`],
      }),
    });
    await depot.settle(depot.runner(undefined, undefined, found));
    await depot.settle();
    expect((await depot.record()).slice(3)).toEqual([
      'delivery a reacted to route.opened: send,send',
      'delivery (uncorrelated) released an event',
    ]);
  });

  it('can be an event that cannot be read; a build that can puts it to whom it concerns, once', async () => {
    const depot = new Depot();
    const { type, data } = order('a');
    const of = { commandId: 'c', causationId: '', correlationId: 'chain' };
    const metadata = { schemaVersion: 9, actor: { kind: 'person', id: 'o' }, ...of } as const;
    await depot.log.append('newer', [{ id: deriveId('x'), type, data, metadata }], 'no-stream');
    await depot.tell(order('b'));
    await depot.settle();
    await depot.settle();
    const held = /^delivery \(uncorrelated\) holds parcel.ordered: .*unknown-version$/;
    expect(await depot.record()).toEqual([
      expect.stringMatching(held),
      'delivery b reacted to parcel.ordered: send,wake',
    ]);

    const newer = new Proxy(depot.log, {
      get: (log, key) =>
        key === 'readStream'
          ? async function* (...args: Parameters<typeof log.readStream>) {
              for await (const event of log.readStream(...args)) {
                yield event.stream === 'newer' ? { ...event, metadata: { ...metadata, schemaVersion: 1 } } : event;
              }
            }
          : (Reflect.get(log, key) as unknown),
    });
    await Promise.all([depot.settle(depot.runner(newer)), depot.settle(depot.runner(newer))]);
    await depot.settle(depot.runner(newer));
    expect((await depot.record()).slice(2)).toEqual([
      'delivery a reacted to parcel.ordered: send,wake',
      'delivery (uncorrelated) released an event',
    ]);
    expect(await depot.done()).toEqual(['b: pack', 'a: pack']);
  });

  it('can be a decision that cannot be recorded', async () => {
    const depot = new Depot();
    await depot.tell(order('a'));
    await depot.settle(
      depot.runner(undefined, undefined, rebuilt({ decide: () => [{ do: 'wake', name: 'w', at: 'soon' }] })),
    );
    expect((await depot.record()).join()).toContain('must match format "date-time"');
    await depot.settle();
    expect(await depot.done()).toEqual(['a: pack']);
  });
});
