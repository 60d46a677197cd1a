import type { FreezeFact } from './gate-facts';
import { freezeAt } from './standing-conditions';
import { conditions } from './testing/judge';
import { midnight, noon } from './testing/samples';

const q4 = {
  ...{ freezeId: 'FZ-1', name: 'q4-close', reason: 'the quarter is closed' },
  ...{ from: midnight, until: '2026-01-05T06:00:00.000Z', liftedBy: 'platform-leads' },
};
/** From Friday at three in the afternoon until Sunday, in Berlin. */
const weekends: FreezeFact = {
  ...q4,
  ...{ name: 'weekends', until: '2026-12-31T00:00:00.000Z' },
  recurrence: {
    rrule: 'FREQ=WEEKLY;BYDAY=FR;BYHOUR=15;BYMINUTE=0;BYSECOND=0',
    duration: '2d',
    timezone: 'Europe/Berlin',
  },
};

describe('without anything to tell', () => {
  it('nothing stands in the way', () => {
    expect(conditions({})).toEqual([]);
    expect(conditions({ freezes: [], migrations: { toRun: [], staying: [], problems: [] } })).toEqual([]);
  });
});

describe('a rejected release', () => {
  it('goes nowhere, and says who said so', () => {
    expect(conditions({ rejection: { person: 'ana', reason: 'loses orders' } })).toEqual([
      {
        ...{ gate: 'rejected', holds: false, because: 'v84 was rejected by ana: loses orders' },
        unblockedBy: ['another release', '`ledgerline reject --lift`'],
      },
    ]);
  });
});

describe('a freeze', () => {
  it('keeps everything out from its beginning until its end, and says who lifts it', () => {
    expect(conditions({ freezes: [q4], now: midnight })).toEqual([
      {
        ...{ gate: 'freeze:q4-close', holds: false },
        because: 'frozen until 5 Jan 2026 06:00 UTC: the quarter is closed',
        unblockedBy: ['platform-leads: `ledgerline freeze lift FZ-1`', '`ledgerline break-glass`'],
        earliest: '2026-01-05T06:00:00.000Z',
      },
    ]);
    expect(conditions({ freezes: [q4], now: '2026-01-05T05:59:59.999Z' })).toMatchObject([{ holds: false }]);
    expect(conditions({ freezes: [q4], now: q4.until })).toEqual([]);
  });

  it('that is to come says until when there is time', () => {
    expect(conditions({ freezes: [{ ...q4, from: '2026-01-02T00:00:00.000Z' }], now: noon })).toEqual([
      {
        ...{ gate: 'freeze:q4-close', holds: true, unblockedBy: [] },
        because: '"q4-close" begins on 2 Jan 2026 00:00 UTC',
        until: '2026-01-02T00:00:00.000Z',
      },
    ]);
  });

  it('stands beside the others', () => {
    const both = conditions({ freezes: [q4, { ...q4, name: 'audit', freezeId: 'FZ-2' }] });
    expect(both.map(({ gate }) => gate)).toEqual(['freeze:q4-close', 'freeze:audit']);
  });
});

describe('a freeze that comes again and again', () => {
  it('is on at its times only', () => {
    expect(freezeAt(weekends, '2026-01-09T13:59:59.999Z')).toEqual({ on: false, next: '2026-01-09T14:00:00.000Z' });
    expect(freezeAt(weekends, '2026-01-09T14:00:00.000Z')).toEqual({
      ...{ on: true, since: '2026-01-09T14:00:00.000Z', until: '2026-01-11T14:00:00.000Z' },
    });
    expect(freezeAt(weekends, '2026-01-11T14:00:00.000Z')).toMatchObject({ on: false });
  });

  it('begins by the clock on the wall, and lasts as long whatever daylight saving does in between', () => {
    expect(freezeAt(weekends, '2026-03-28T00:00:00.000Z')).toEqual({
      ...{ on: true, since: '2026-03-27T14:00:00.000Z', until: '2026-03-29T14:00:00.000Z' },
    });
    expect(freezeAt(weekends, '2026-03-29T14:00:00.000Z')).toMatchObject({ next: '2026-04-03T13:00:00.000Z' });
    expect(freezeAt(weekends, '2026-10-25T14:00:00.000Z')).toMatchObject({ next: '2026-10-30T14:00:00.000Z' });
  });

  it('does not begin before its first instant, not even in the middle of one of its times', () => {
    const saturday = { ...weekends, from: '2026-01-10T00:00:00.000Z' };
    expect(freezeAt(saturday, '2026-01-09T15:00:00.000Z')).toEqual({ on: false, next: saturday.from });
    expect(freezeAt(saturday, saturday.from)).toMatchObject({ on: true, since: saturday.from });
    const monday = { ...weekends, from: '2026-01-12T00:00:00.000Z' };
    expect(freezeAt(monday, '2026-01-09T15:00:00.000Z')).toEqual({ on: false, next: '2026-01-16T14:00:00.000Z' });
  });

  it('is over with its last instant, also in the middle of one of its times', () => {
    const saturday = { ...weekends, until: '2026-01-10T00:00:00.000Z' };
    expect(freezeAt(saturday, '2026-01-09T15:00:00.000Z')).toMatchObject({ on: true, until: saturday.until });
    expect(freezeAt(saturday, saturday.until)).toEqual({ on: false });
    const friday = { ...weekends, until: '2026-01-09T14:00:00.000Z' };
    expect(freezeAt(friday, noon)).toEqual({ on: false, next: '2026-01-02T14:00:00.000Z' });
    expect(freezeAt(friday, '2026-01-05T00:00:00.000Z')).toEqual({ on: false });
  });

  it('whose times touch is on until its end', () => {
    const daily = { rrule: 'FREQ=DAILY;BYHOUR=0;BYMINUTE=0;BYSECOND=0', duration: '1d', timezone: 'UTC' };
    expect(freezeAt({ ...q4, recurrence: daily }, noon)).toMatchObject({ on: true, until: q4.until });
  });
});

describe('migrations', () => {
  const destructive = { database: 'orders', id: '0043', safety: 'destructive' as const };
  const additive = { database: 'orders', id: '0042', safety: 'additive' as const };
  const fact = { toRun: [], staying: [], problems: [] };
  const means = ['a release whose migrations follow on from those', '`ledgerline exception request`'];

  it('run in their order, whatever the policy says', () => {
    const problems = [{ database: 'orders', id: '0041', problem: 'edited', says: 'orders/0041 was edited' }];
    expect(conditions({ migrations: { ...fact, problems } })).toEqual([
      { gate: 'migration-order', holds: false, because: 'orders/0041 was edited', unblockedBy: means },
    ]);
    expect(conditions({ migrations: { ...fact, problems } }, true)).toMatchObject([{ holds: false }]);
  });

  it('are not left behind by going forward', () => {
    expect(conditions({ migrations: { ...fact, staying: [additive] } })).toMatchObject([
      { gate: 'migration-order', because: 'orders/0042 was applied there and is not in v84' },
    ]);
  });

  it('may be left behind by going back, unless nobody can undo what they did', () => {
    expect(conditions({ migrations: { ...fact, staying: [additive] } }, true)).toEqual([]);
    expect(conditions({ migrations: { ...fact, staying: [additive, destructive] } }, true)).toMatchObject([
      {
        ...{ gate: 'migration-order', holds: false },
        because: 'orders/0043 is destructive and cannot be undone: v84 would run on what it left',
      },
    ]);
    const unread = { ...additive, safety: 'unknown' as const };
    expect(conditions({ migrations: { ...fact, staying: [unread] } }, true)).toMatchObject([{ holds: false }]);
  });

  it('that are to run stand in nobody’s way by themselves', () => {
    expect(conditions({ migrations: { ...fact, toRun: [destructive] } })).toEqual([]);
  });
});
