import { momentOf, positionOf } from './moment-of';

describe('a moment', () => {
  it.each([
    ['2026-11-01T12:00:00.123Z', { instant: '2026-11-01T12:00:00.123Z' }],
    ['2026-11-01T12:00Z', { instant: '2026-11-01T12:00:00.000Z' }],
    ['2026-11-01T12:00:05.123456789Z', { instant: '2026-11-01T12:00:05.123Z' }],
    ['18204', { position: 18204n }],
    ['0', { position: 0n }],
  ])('is spelled %s', (text, moment) => {
    expect(momentOf(text)).toEqual(moment);
  });

  it.each([
    '',
    'now',
    '2026-11-01',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00Z',
    '2026-11-01T12:00:00+01:00',
    '-1',
    '007',
    '1e3',
  ])('is not spelled "%s"', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });

  it('has a position only as far as positions go', () => {
    expect(positionOf('9223372036854775807')).toBe(9223372036854775807n);
    expect(positionOf('9223372036854775808')).toBeUndefined();
  });
});
