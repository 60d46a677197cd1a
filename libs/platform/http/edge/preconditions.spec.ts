import { Refusal } from '@ledgerline/kernel';
import { isIdempotencyKey, matchesTag, revisionIn } from './preconditions';

describe('preconditions', () => {
  it('takes the revision of one strong tag', () => {
    expect(revisionIn('"17"')).toBe(17n);
  });

  it.each(['17', 'W/"17"', '*', '"17", "18"', '"a"', '""', '"99999999999999999999"'])('refuses %s', (header) => {
    expect(revisionIn(header)).toBeInstanceOf(Refusal);
  });

  it.each(['"3"', 'W/"3"', '"2", "3"', '*'])('recognises the tag 3 in %s', (header) => {
    expect(matchesTag(header, '3')).toBe(true);
  });

  it.each(['3', '"33"', '"2"'])('does not recognise it in %s', (header) => {
    expect(matchesTag(header, '3')).toBe(false);
  });

  it('wants idempotency keys that can be read', () => {
    expect(isIdempotencyKey('a'.repeat(200))).toBe(true);
    expect(['', ' ', 'a'.repeat(201), 'a\tb', 'ä'].filter(isIdempotencyKey)).toEqual([]);
  });
});
