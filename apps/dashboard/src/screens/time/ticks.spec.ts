import { formatFor, ticksOf } from './ticks';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const told = (instants: readonly number[]) => instants.map((instant) => new Date(instant).toISOString());

describe('the ticks of a timeline', () => {
  const from = Date.parse('2026-11-01T09:10:00Z');

  it('stand at round instants, and are not too many', () => {
    expect(told(ticksOf({ from, until: from + 3 * hour }, 4, 0).at)).toEqual([
      '2026-11-01T10:00:00.000Z',
      '2026-11-01T11:00:00.000Z',
      '2026-11-01T12:00:00.000Z',
    ]);
    expect(ticksOf({ from, until: from + 11 * day }, 6, 0).step).toBe(2 * day);
  });

  it('are round by the clock of the reader', () => {
    expect(told(ticksOf({ from, until: from + 2 * day }, 3, hour).at)).toEqual([
      '2026-11-01T23:00:00.000Z',
      '2026-11-02T23:00:00.000Z',
    ]);
  });

  it('are never more than there is room for, however long it is', () => {
    for (const length of [2_000, hour, 90 * day, 50 * 365 * day]) {
      expect(ticksOf({ from, until: from + length }, 5, 0).at.length).toBeLessThanOrEqual(6);
    }
  });

  it('tell no more of an instant than they have to', () => {
    expect(formatFor(90 * day)).toEqual({ month: 'short', year: 'numeric' });
    expect(formatFor(day)).not.toHaveProperty('hour');
    expect(formatFor(15 * minute)).toEqual({ hour: '2-digit', minute: '2-digit' });
    expect(formatFor(1_000)).toHaveProperty('second');
  });
});
