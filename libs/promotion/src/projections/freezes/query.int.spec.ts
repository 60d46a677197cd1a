import { MomentReader } from '@ledgerline/environment';
import type { Moment } from '@ledgerline/platform/http';
import { MomentInstants } from '../../facts/moment-instants';
import { FreezeDeclared, FreezeLifted } from '../../events';
import { minute, pastOf, StoppedClock } from '../../testing/past';
import { ListFreezes, ListFreezesHandler } from './query';
import { FreezeStore } from './store';

const declared = (freezeId: string, until: string) =>
  FreezeDeclared({ ...FreezeDeclared.sample, freezeId, from: minute(0), until });

/** At positions 0 to 2: one is over by itself at minute 30, the other is lifted at 2. */
const history = [
  declared('FZ-1', minute(30)),
  declared('FZ-2', minute(600)),
  FreezeLifted({ ...FreezeLifted.sample, freezeId: 'FZ-2' }),
];

describe('the freezes of a moment', () => {
  let tables: Awaited<ReturnType<typeof pastOf>>;

  beforeAll(async () => {
    tables = await pastOf(...history);
  });

  afterAll(() => tables.stop());

  const listed = async (moment: Moment | undefined, { now = minute(50), all = false, after = '' } = {}) => {
    const clock = new StoppedClock(now);
    const moments = new MomentInstants(new MomentReader(tables.postgres, clock), clock);
    const handler = new ListFreezesHandler(new FreezeStore(tables.postgres), tables.past, moments);
    const page = { limit: 50, after: after === '' ? undefined : [after] };
    const { items } = await handler.execute(new ListFreezes('checkout', all, page, moment));
    return items.map(({ freezeId, status }) => `${freezeId} ${status}`);
  };

  it('are on, lifted or over as they were', async () => {
    expect(await listed({ position: 1n })).toEqual(['FZ-2 on', 'FZ-1 on']);
    expect(await listed({ position: 2n })).toEqual(['FZ-1 on']);
    expect(await listed({ instant: minute(40) })).toEqual([]);
    expect(await listed({ instant: minute(40) }, { all: true })).toEqual(['FZ-2 lifted', 'FZ-1 over']);
  });

  it('are not those that came later', async () => {
    expect(await listed({ position: 0n })).toEqual(['FZ-1 on']);
  });

  it('go on page by page', async () => {
    expect(await listed({ position: 1n }, { all: true, after: '1' })).toEqual(['FZ-1 on']);
  });

  it('are those of now when nothing is asked, and in a time to come', async () => {
    expect(await listed(undefined, { now: minute(3) })).toEqual(['FZ-1 on']);
    expect(await listed({ instant: '2999-01-01T00:00:00.000Z' }, { now: minute(3) })).toEqual(['FZ-1 on']);
  });
});
