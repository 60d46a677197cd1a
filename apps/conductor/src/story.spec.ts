import { EventCatalog } from '@ledgerline/kernel';
import type { ProcessStory } from '@ledgerline/platform/ledger';
import { ledgerEvents, storyOf } from '@ledgerline/platform/ledger';
import { Depot } from './testing/depot';
import { Ordered, parcelEvents, Received, RouteOpened, RoutePraised } from './testing/parcels';

const catalog = new EventCatalog([...parcelEvents, ...ledgerEvents]);
const tell = (depot: Depot, parcel: string) => storyOf(depot.log, catalog, 'delivery', parcel);
const lines = ({ entries }: ProcessStory) =>
  entries.map(({ outcome, saw, sent, timers, because, ended }) => {
    const did = [...sent.map((command) => JSON.stringify(command)), ...timers.map(({ name }) => `wake ${name}`)];
    return [outcome, saw.kind, saw.name, ...did, ...(because === null ? [] : [because]), ...(ended ? ['over'] : [])];
  });

describe('the story of an instance', () => {
  it('tells what it saw, decided, ignored and why, in order, with its timers, refusals and end', async () => {
    const depot = new Depot();
    const ordered = await depot.tell(Ordered({ parcel: 'fragile', route: 'r' }));
    await depot.tell(RoutePraised({ route: 'r' }));
    await depot.tell(RoutePraised({ route: 'r' }));
    await depot.tell(RouteOpened({ route: 'r' }));
    await depot.settle();

    const story = await tell(depot, 'fragile');
    expect(lines(story)).toEqual([
      ['decided', 'event', 'parcel.ordered', '{"parcel":"fragile","how":"pack"}', 'wake late'],
      ['ignored', 'event', 'route.praised', 'praise moves no parcel'],
      [
        'decided',
        'event',
        'route.opened',
        '{"parcel":"fragile","how":"weigh"}',
        '{"parcel":"fragile","how":"ship after 1"}',
      ],
      ['decided', 'refused', 'too-fragile', '{"parcel":"fragile","how":"complain of too-fragile: fragile"}'],
    ]);
    const [first] = story.entries;
    expect(first).toMatchObject({
      saw: { id: ordered.id, stream: 'told', revision: '0', at: ordered.recordedAt },
      recordedAt: depot.clock.now(),
      correlationId: 'chain-1',
    });
    expect(story).toMatchObject({
      over: false,
      quarantined: 0,
      timers: [{ name: 'late', at: '2026-01-01T01:00:00.000Z' }],
    });

    depot.clock.pass(3_600_000);
    await depot.settle();
    expect(await tell(depot, 'fragile')).toMatchObject({ over: false, timers: [] });
    await depot.tell(Received({ parcel: 'fragile' }));
    await depot.settle();
    const ended = await tell(depot, 'fragile');
    expect(ended.over).toBe(true);
    expect(lines(ended).slice(4)).toEqual([
      ['decided', 'wake', 'late', '{"parcel":"fragile","how":"remind of late"}'],
      ['decided', 'event', 'parcel.received', 'over'],
    ]);
  });

  it('tells what it cannot get past, and why', async () => {
    const depot = new Depot();
    await depot.tell(Ordered({ parcel: 'a', route: 'r', note: 'poison' }));
    await depot.settle();
    const story = await tell(depot, 'a');
    expect(lines(story)).toEqual([['quarantined', 'event', 'parcel.ordered', 'Error: this note cannot be read']]);
    expect(story.quarantined).toBe(1);
  });

  it('has no entries where there never was an instance', async () => {
    expect((await tell(new Depot(), 'nobody')).entries).toEqual([]);
  });
});
