import { argumentsIn } from './arguments';
import { ProgressLines } from './progress-lines';
import { verdictOn } from './verdict';

describe('asking for a rebuild', () => {
  it('is for all projections or for some', () => {
    expect(argumentsIn([], ['a', 'b'])).toEqual({ names: [], verify: false });
    expect(argumentsIn(['b', '--verify'], ['a', 'b'])).toEqual({ names: ['b'], verify: true });
  });

  it('names what it does not know', () => {
    expect(argumentsIn(['c'], ['a', 'b'])).toEqual({ problem: 'no projection "c"; there are: a, b' });
    expect(argumentsIn(['--force'], ['a'])).toEqual({ problem: 'unknown option --force' });
  });
});

describe('the progress of a rebuild', () => {
  it('is told once a second, and at the end', () => {
    const progress = new ProgressLines(2_000n, 0);
    expect(progress.lineAt(500, 500n, 900)).toBeUndefined();
    expect(progress.lineAt(43_000, 860n, 2_000)).toBe(' 43%  43 000 events  21 500 events/s  2.0 s');
    expect(progress.summary(4_000)).toBe('read  43 000 events  10 750 events/s  4.0 s');
  });
});

describe('what came of a rebuild', () => {
  const after = { hash: 'a'.repeat(64), rows: 3 };
  const told = (before: { hash: string; rows: number } | undefined, differing: string[] = []) => {
    const exchange = { rows: 3, compared: before && { before, after, differing } };
    return verdictOn({ name: 'builds', position: 1n, stopped: undefined, exchange }, true);
  };

  it('is good when the rows are what they were, or there were none', () => {
    expect(told(after)).toEqual({ good: true, line: 'builds  3 rows, identical  sha256:aaaaaaaaaaaa' });
    expect(told(undefined)).toEqual({ good: true, line: 'builds  3 rows, nothing to compare with' });
  });

  it('is not good when rows differ, or when it could not be done', () => {
    expect(told({ hash: 'b', rows: 2 }, ['k1'])).toEqual({
      good: false,
      line: 'builds  3 rows, not what the 2 rows were before; for example: k1',
    });
    const stopped = { because: 'cannot fold "x"', at: 7n };
    expect(verdictOn({ name: 'builds', position: 1n, exchange: undefined, stopped }, true)).toEqual({
      good: false,
      line: 'builds  not rebuilt, former rows stay: cannot fold "x"',
    });
  });
});
