import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { sameJson } from './same-json';

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -0, 1, 1.5, '', 'a', 'b'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '1', '__proto__'), fc.oneof(tie('value'), fc.constant(undefined)), {
      maxKeys: 3,
    }),
  ),
})).value;

describe('the same JSON', () => {
  it('is what has the same canonical form', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(sameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is what was written and read again, with its keys in another order', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(sameJson(value, JSON.parse(canonicalJson(value)))).toBe(true);
      }),
    );
  });

  it.each([
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: undefined }, { b: undefined }],
    [[1, 2], [1]],
    [[], {}],
    [null, {}],
    ['1', 1],
  ])('%j and %j', (one, other) => {
    expect(sameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
    expect(sameJson(other, one)).toBe(canonicalJson(other) === canonicalJson(one));
  });
});
