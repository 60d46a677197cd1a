import fc from 'fast-check';
import type { Recurrence } from './window';
import { recurrenceProblem, windowAt } from './window';

const HOUR = 3_600_000;
const office: Recurrence = {
  rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH;BYHOUR=9;BYMINUTE=0;BYSECOND=0',
  durationMs: 8 * HOUR,
  timezone: 'Europe/Berlin',
};

describe('a window', () => {
  it.each([
    ['before it opens', '2026-03-26T07:59:59.999Z', { on: false, next: '2026-03-26T08:00:00.000Z' }],
    [
      'as it opens',
      '2026-03-26T08:00:00.000Z',
      { on: true, since: '2026-03-26T08:00:00.000Z', until: '2026-03-26T16:00:00.000Z' },
    ],
    [
      'just before it shuts',
      '2026-03-26T15:59:59.999Z',
      { on: true, since: '2026-03-26T08:00:00.000Z', until: '2026-03-26T16:00:00.000Z' },
    ],
    ['as it shuts', '2026-03-26T16:00:00.000Z', { on: false, next: '2026-03-30T07:00:00.000Z' }],
    [
      'after the clock was put forward, an hour earlier in UTC',
      '2026-03-30T07:00:00.000Z',
      { on: true, since: '2026-03-30T07:00:00.000Z', until: '2026-03-30T15:00:00.000Z' },
    ],
    ['on a day on which it does not open', '2026-03-28T12:00:00.000Z', { on: false, next: '2026-03-30T07:00:00.000Z' }],
  ])('%s', (_, at, state) => {
    expect(windowAt(office, at)).toEqual(state);
  });

  it('opens not at all at an hour that the day does not have, and once at one that it has twice', () => {
    const night: Recurrence = {
      rrule: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0',
      durationMs: HOUR / 2,
      timezone: 'Europe/Berlin',
    };
    expect(windowAt(night, '2026-03-28T22:00:00.000Z')).toEqual({ on: false, next: '2026-03-30T00:30:00.000Z' });
    expect(windowAt(night, '2026-10-25T00:31:00.000Z')).toMatchObject({ on: true, since: '2026-10-25T00:30:00.000Z' });
    expect(windowAt(night, '2026-10-25T01:31:00.000Z')).toMatchObject({ on: false });
  });

  it('is one where several touch, and has no end where they always do', () => {
    const shifts: Recurrence = {
      rrule: 'FREQ=DAILY;BYHOUR=8,12;BYMINUTE=0;BYSECOND=0',
      durationMs: 4 * HOUR,
      timezone: 'UTC',
    };
    expect(windowAt(shifts, '2026-01-05T09:00:00.000Z')).toEqual({
      on: true,
      since: '2026-01-05T08:00:00.000Z',
      until: '2026-01-05T16:00:00.000Z',
    });
    const always: Recurrence = { rrule: 'FREQ=DAILY', durationMs: 24 * HOUR, timezone: 'UTC' };
    expect(windowAt(always, '2026-01-05T09:00:00.000Z')).toEqual({ on: true, since: '2026-01-05T00:00:00.000Z' });
  });

  it('says of an instant the same whatever was asked before', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    const instant = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) });
    fc.assert(
      fc.property(zone, fc.array(instant, { minLength: 2, maxLength: 6 }), (timezone, instants) => {
        const told = new Map<number, unknown>();
        for (const at of [...instants, ...instants.reverse()]) {
          const state = windowAt({ ...office, timezone }, new Date(at).toISOString());
          if (told.has(at)) expect(state).toEqual(told.get(at));
          told.set(at, state);
          if (state.on) expect(Date.parse(state.since) <= at && at < Date.parse(state.until ?? '')).toBe(true);
          else expect(at < Date.parse(state.next ?? '')).toBe(true);
        }
      }),
    );
  });
});

describe('a rule', () => {
  it.each<[string, Partial<Recurrence>, RegExp | undefined]>([
    ['that is fine', {}, undefined],
    ['by the second', { rrule: 'FREQ=SECONDLY' }, /FREQ cannot be "SECONDLY"/],
    ['of nothing', { rrule: 'x' }, /"x" is no part/],
    ['that says a thing twice', { rrule: 'FREQ=DAILY;BYHOUR=1;BYHOUR=2' }, /twice/],
    ['without a frequency', { rrule: 'BYHOUR=1' }, /no FREQ/],
    ['with a start of its own', { rrule: 'FREQ=DAILY\nDTSTART:20200101T000000' }, /FREQ cannot be/],
    ['that counts', { rrule: 'FREQ=DAILY;COUNT=3' }, /"COUNT" is no part/],
    ['with an interval of nothing', { rrule: 'FREQ=DAILY;INTERVAL=0' }, /INTERVAL cannot be "0"/],
    ['for a day that no month has', { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, /./],
    ['in no time zone', { timezone: 'Mars/Olympus' }, /no time zone/],
    ['with hours that no day has', { rrule: 'FREQ=DAILY;BYHOUR=99' }, /BYHOUR cannot be "99"/],
  ])('%s', (_, more, problem) => {
    const found = recurrenceProblem({ ...office, ...more });
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(problem);
  });
});
