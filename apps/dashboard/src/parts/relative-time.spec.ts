import { duration, relativeTo } from './relative-time';

const minutes = (count: number) => count * 60_000;

describe('a time as seen from now', () => {
  it('is told in its two largest units', () => {
    expect([duration(40_000), duration(minutes(14)), duration(minutes(310)), duration(minutes(120))]).toEqual([
      '40 s',
      '14 m',
      '5 h 10 m',
      '2 h',
    ]);
    expect([duration(minutes(60 * 28)), duration(minutes(60 * 24 * 40) + minutes(90))]).toEqual(['1 d 4 h', '40 d']);
  });

  it('is before or after now, or now', () => {
    const now = Date.parse('2026-01-05T10:00:00Z');
    expect(relativeTo(now, now - minutes(14))).toBe('14 m ago');
    expect(relativeTo(now, now + minutes(200))).toBe('in 3 h 20 m');
    expect(relativeTo(now, now - 3_000)).toBe('just now');
  });
});
