import { RpcFailure } from '../failures';
import { boundedMatcher } from './bounded-regex';

describe('a regular expression from outside', () => {
  it.each([
    ['b.d', 'abcde', true],
    ['^order-', 'order-1', true],
    ['^order-', 'my-order-1', false],
    ['^(in|out)-1$', 'out-1', true],
    ['^[^$].*', '$metadata', false],
    ['(?i)^ORDER', 'order-1', true],
    ['(a|b)+c+$', 'ababcc', true],
  ])('%s searches %s', (pattern, text, found) => {
    expect(boundedMatcher(pattern)(text)).toBe(found);
  });

  it.each(['(', 'x'.repeat(2_000)])('is refused when it is no pattern, or too long: %.10s', (pattern) => {
    expect(() => boundedMatcher(pattern)).toThrow(RpcFailure);
  });

  it('gives up instead of searching for ever', () => {
    expect(() => boundedMatcher('(a+)+$b')('a'.repeat(60))).toThrow(RpcFailure);
  });
});
