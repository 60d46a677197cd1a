import { plainJson } from './plain-json';

describe('plain JSON', () => {
  it('has text for every bigint, however deep', () => {
    expect(plainJson({ a: 1n, b: [{ c: 2n }, 3], d: null })).toEqual({ a: '1', b: [{ c: '2' }, 3], d: null });
  });

  it('is the same object when there is none', () => {
    const value = { a: [1, { b: 'x' }] };
    expect(plainJson(value)).toBe(value);
  });
});
