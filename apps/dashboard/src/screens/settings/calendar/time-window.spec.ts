import { barIn, beginningFor, turned, windowOf } from './time-window';

const day = (month: number, date: number) => new Date(2026, month - 1, date).getTime();

describe('what the calendar shows at once', () => {
  it('is five weeks with their days, each month named once', () => {
    const weeks = windowOf('2026-11-16', 'month');
    expect(weeks).toMatchObject({ from: day(11, 16), to: day(12, 21), title: '16 Nov to 20 Dec 2026' });
    expect(weeks.ticks).toHaveLength(35);
    expect(weeks.ticks.map(({ label }) => label).slice(13, 17)).toEqual(['29', '30', '1 Dec', '']);
    expect(weeks.ticks[0]).toEqual({ at: day(11, 16), label: '16 Nov' });
  });

  it('is a quarter with its weeks, also over the end of a year', () => {
    const winter = windowOf('2026-11-16', 'quarter');
    expect(winter).toMatchObject({ from: day(11, 16), to: new Date(2027, 1, 15).getTime() });
    expect(winter.title).toBe('16 Nov to 14 Feb 2027');
    expect(winter.ticks.map(({ label }) => label).slice(0, 3)).toEqual(['16 Nov', '23 Nov', '30 Nov']);
  });

  it('begins on the Monday of the week before', () => {
    expect(beginningFor(new Date(2026, 10, 29))).toBe('2026-11-16');
    expect(beginningFor(new Date(2026, 10, 30))).toBe('2026-11-23');
    expect(beginningFor(new Date(2027, 0, 2))).toBe('2026-12-21');
  });

  it('turns to what is before and after, with a week of both', () => {
    expect(turned('2026-11-16', 'month', 1)).toBe('2026-12-14');
    expect(turned('2026-12-14', 'month', -1)).toBe('2026-11-16');
    expect(turned('2026-11-16', 'quarter', 1)).toBe('2027-02-08');
  });
});

describe('a bar of the calendar', () => {
  const hundred = { from: 1_000, to: 2_000 };
  it.each([
    ['within', 1_100, 1_600, { left: 10, width: 50, isCutBefore: false, isCutAfter: false }],
    ['from before', 0, 1_500, { left: 0, width: 50, isCutBefore: true, isCutAfter: false }],
    ['past the end', 1_500, 9_000, { left: 50, width: 50, isCutBefore: false, isCutAfter: true }],
    ['all of it and more', 0, 9_000, { left: 0, width: 100, isCutBefore: true, isCutAfter: true }],
    ['ended before', 0, 1_000, undefined],
    ['not begun', 2_000, 3_000, undefined],
    ['a moment', 1_000, 1_000, { left: 0, width: 0, isCutBefore: false, isCutAfter: false }],
  ])('%s', (_, begin, end, bar) => {
    expect(barIn(hundred, begin, end)).toEqual(bar);
  });
});
