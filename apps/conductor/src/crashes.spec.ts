import { Depot } from './testing/depot';
import type { Fate } from './testing/mortal';
import { Killed, Mortal } from './testing/mortal';
import { Ordered, Received, RouteOpened, RoutePraised } from './testing/parcels';

/** Several instances, followers, a timer, a refusal, an end: whatever a runner can have in hand when it dies. */
async function depotWithWork(): Promise<Depot> {
  const depot = new Depot();
  await depot.tell(Ordered({ parcel: 'a', route: 'r' }));
  await depot.tell(RoutePraised({ route: 'r' }));
  await depot.tell(Ordered({ parcel: 'fragile', route: 'r' }));
  await depot.tell(RouteOpened({ route: 'r' }));
  await depot.tell(Ordered({ parcel: 'b', route: 'r', note: 'x'.repeat(40_000) }));
  await depot.tell(Received({ parcel: 'b' }));
  depot.clock.pass(3_600_000);
  return depot;
}

async function outcome(depot: Depot) {
  const [done, record] = [await depot.done(), await depot.record()];
  return { done: [...done].sort(), record: [...record].sort() };
}

function runnerOver(depot: Depot, mortal: Mortal) {
  const log = mortal.over(depot.log);
  return depot.runner(log, depot.commandsOn(log));
}

async function runUnder(fate: Fate) {
  const depot = await depotWithWork();
  const settled = depot.settle(runnerOver(depot, new Mortal(fate)));
  if (fate.what === 'killed') await settled.catch(expectKilled);
  else await settled;
  await depot.settle();
  return outcome(depot);
}

function expectKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}

describe('a runner that something comes over', () => {
  const undisturbed = {
    done: [
      'a: pack',
      'a: remind of late',
      'a: ship after 1',
      'a: weigh',
      'b: pack',
      'fragile: complain of too-fragile: fragile',
      'fragile: pack',
      'fragile: remind of late',
      'fragile: weigh',
    ],
    record: [
      'delivery a reacted to parcel.ordered: send,wake',
      'delivery a reacted to route.opened: send,send',
      'delivery a reacted to route.praised: ignore',
      'delivery a reacted to wake: send',
      'delivery b reacted to parcel.ordered: send,wake',
      'delivery b reacted to parcel.received: end',
      'delivery fragile reacted to parcel.ordered: send,wake',
      'delivery fragile reacted to refused: send',
      'delivery fragile reacted to route.opened: send,send',
      'delivery fragile reacted to wake: send',
    ],
  };

  it('does all of this when nothing does', async () => {
    const depot = await depotWithWork();
    await depot.settle();
    expect(await outcome(depot)).toEqual(undisturbed);
  });

  it.each([
    ['killed', 'before'],
    ['killed', 'after'],
    ['unavailable', 'before'],
    ['unavailable', 'after'],
  ] as const)('does the same, nothing lost and nothing twice, when the log is %s %s any step', async (what, when) => {
    const counting = new Mortal();
    const depot = await depotWithWork();
    await depot.settle(runnerOver(depot, counting));
    expect(counting.steps).toBeGreaterThan(20);

    for (let step = 1; step <= counting.steps; step += 1) {
      expect({ step, ...(await runUnder({ step, when, what })) }).toEqual({ step, ...undisturbed });
    }
  });
});
