import { boundWords, relativeWords } from './bound-words';

describe('bounds in words', () => {
  it.each([
    [{ type: 'integer', minimum: 1, maximum: 40 }, ['integer', '1 to 40']],
    [{ type: 'number', minimum: 0 }, ['number', '0 at least']],
    [{ maximum: 5 }, ['5 at most']],
    [{ type: ['string', 'null'], format: 'uri' }, ['string or null', 'uri']],
    [{ enum: ['a', 1, true] }, ['one of "a", 1, true']],
    [{ pattern: '^a+$', maxLength: 3 }, ['pattern "^a+$"', 'maxLength 3']],
    [{}, []],
  ])('%j', (bounds, words) => {
    expect(boundWords(bounds)).toEqual(words);
  });

  it('tell those that another environment gives', () => {
    expect(relativeWords({ in: ['prod-eu', 'prod-us'], to: 'stage', 'at-least': 1, 'at-most': 20 })).toBe(
      'in prod-eu, prod-us at least 1 times and at most 20 times that of stage',
    );
    expect(relativeWords({ in: ['prod'], to: 'stage', equal: true })).toBe('in prod the same as that of stage');
  });
});
