import { backoff } from './backoff';

describe('the pause after failures', () => {
  it('doubles from half a second up to half a minute', () => {
    expect([1, 2, 3, 7, 1000].map((failures) => backoff(failures, 1))).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });

  it('is by half a matter of chance, so that many do not come back at once', () => {
    expect([0, 0.5, 1].map((random) => backoff(3, random))).toEqual([1000, 1500, 2000]);
  });

  it('is never shorter than the API server asks for, and never longer than five minutes for that', () => {
    expect(backoff(1, 0, 7000)).toBe(7250);
    expect(backoff(1, 0, 86_400_000)).toBe(300_250);
  });
});
