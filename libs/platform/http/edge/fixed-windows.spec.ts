import { FixedWindows } from './fixed-windows';

describe('fixed windows', () => {
  it('count by key until they end', () => {
    const clock = { now: 0 };
    const windows = new FixedWindows(() => clock.now);
    expect(windows.hit('a', 1000)).toEqual({ hits: 1, endsInMs: 1000 });
    clock.now = 400;
    expect(windows.hit('a', 1000)).toEqual({ hits: 2, endsInMs: 600 });
    expect(windows.hit('b', 1000).hits).toBe(1);
    clock.now = 1000;
    expect(windows.count('a')).toBe(0);
    expect(windows.hit('a', 1000).hits).toBe(1);
  });

  it('remember no more than ten thousand keys', () => {
    const windows = new FixedWindows(() => 0);
    for (let index = 0; index <= 10_000; index += 1) windows.hit(String(index), 1000);
    expect([windows.count('0'), windows.count('1'), windows.count('10000')]).toEqual([0, 1, 1]);
  });
});
