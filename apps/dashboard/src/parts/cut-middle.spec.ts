import { cutMiddle } from './cut-middle';

describe('a digest that is cut in the middle', () => {
  it('keeps its beginning and its end, without the algorithm', () => {
    expect(cutMiddle(`sha256:91ac${'0'.repeat(58)}e2`)).toBe('91ac…e2');
    expect(cutMiddle(`sha256:91acd0e7${'0'.repeat(54)}e2`, 8)).toBe('91acd0e7…e2');
  });

  it('stays whole when it is short', () => {
    expect(cutMiddle('r-7f3c')).toBe('r-7f3c');
    expect(cutMiddle('1234567')).toBe('1234567');
  });
});
