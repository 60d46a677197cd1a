import { barIn, monthOf, shifted, windowOf } from './time-window';

const day = (month: number, date: number) => new Date(2026, month - 1, date).getTime();

describe('what the calendar shows at once', () => {
  it('is a month with its days', () => {
    const november = windowOf('2026-11', 'month');
    expect(november).toMatchObject({ from: day(11, 1), to: day(12, 1), title: 'November 2026' });
    expect(november.ticks.map(({ label }) => label)).toEqual(Array.from({ length: 30 }, (_, one) => String(one + 1)));
  });

  it('is a quarter with its weeks, also over the end of a year', () => {
    const winter = windowOf('2026-11', 'quarter');
    expect(winter).toMatchObject({ from: day(11, 1), to: new Date(2027, 1, 1).getTime() });
    expect(winter.title).toBe('November 2026 to January 2027');
    expect(winter.ticks.map(({ label }) => label).slice(0, 3)).toEqual(['1 Nov', '8 Nov', '15 Nov']);
  });

  it('moves by months', () => {
    expect(shifted('2026-11', 3)).toBe('2027-02');
    expect(shifted('2026-01', -1)).toBe('2025-12');
    expect(monthOf(new Date(2026, 0, 31))).toBe('2026-01');
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
