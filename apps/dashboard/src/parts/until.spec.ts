import { fieldOf, instantIn } from './until';

describe('an instant in a field', () => {
  it('is the same one when it is read again, to the minute', () => {
    const instant = new Date('2026-03-29T00:30:00.000Z');
    expect(instantIn(fieldOf(instant))).toBe('2026-03-29T00:30:00.000Z');
  });

  it('is none while nobody has filled it', () => {
    expect(instantIn('')).toBeUndefined();
  });
});
