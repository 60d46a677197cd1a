import { momentTyped } from './moment-typed';

describe('a moment that is typed', () => {
  it('is a position, with or without spaces between the thousands', () => {
    expect(momentTyped(' 16377 ')).toBe('16377');
    expect(momentTyped('16 377')).toBe('16377');
  });

  it('is an instant of UTC with a Z, and of the reader’s clock without', () => {
    expect(momentTyped('2026-11-12T09:20Z')).toBe('2026-11-12T09:20:00.000Z');
    expect(momentTyped('2026-11-12 09:20:05.5Z')).toBe('2026-11-12T09:20:05.500Z');
    expect(momentTyped('2026-11-12 09:20')).toBe(new Date('2026-11-12T09:20').toISOString());
    expect(momentTyped('2026-11-12')).toBe(new Date('2026-11-12T00:00').toISOString());
  });

  it.each(['', 'yesterday', '2026-13-40', '12:00', '1'.repeat(30), '<b>1</b>'])('is not "%s"', (text) => {
    expect(momentTyped(text)).toBeUndefined();
  });
});
