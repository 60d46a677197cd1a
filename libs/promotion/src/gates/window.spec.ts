import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';

/** Monday to Thursday from nine, for eight hours, in Berlin. */
const gate = {
  gate: 'window',
  kind: 'window',
  rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH;BYHOUR=9;BYMINUTE=0;BYSECOND=0',
  duration: '8h',
  timezone: 'Europe/Berlin',
} as const satisfies PolicyGate;

describe('a window', () => {
  it('is open at its times, and says until when', () => {
    expect(judge(gate, { now: '2026-01-06T08:00:00.000Z' })).toEqual({
      ...{ gate: 'window', holds: true, unblockedBy: [] },
      because: 'the window is open until 6 Jan 2026 16:00 UTC',
      until: '2026-01-06T16:00:00.000Z',
    });
  });

  it('says when it opens, and that nobody but time can open it', () => {
    expect(judge(gate, { now: '2026-01-09T12:00:00.000Z' })).toEqual({
      ...{ gate: 'window', holds: false, unblockedBy: [] },
      because: 'the window opens on 12 Jan 2026 08:00 UTC',
      earliest: '2026-01-12T08:00:00.000Z',
    });
  });

  it('opens by the clock on the wall, whatever daylight saving does to it', () => {
    expect(judge(gate, { now: '2026-03-27T12:00:00.000Z' })?.earliest).toBe('2026-03-30T07:00:00.000Z');
    expect(judge(gate, { now: '2026-10-23T12:00:00.000Z' })?.earliest).toBe('2026-10-26T08:00:00.000Z');
  });

  it('that is over for good never opens again', () => {
    const over: PolicyGate = { ...gate, rrule: `${gate.rrule};UNTIL=20251231T000000Z` };
    expect(judge(over)).toEqual({
      ...{ gate: 'window', holds: false, unblockedBy: [] },
      because: 'the window never opens again',
    });
  });

  it('that touches itself is always open', () => {
    const always: PolicyGate = { ...gate, rrule: 'FREQ=DAILY;BYHOUR=0;BYMINUTE=0;BYSECOND=0', duration: '25h' };
    expect(judge(always)).toMatchObject({ holds: true, because: 'the window is always open' });
  });
});
