import { CheckpointPace } from './checkpoint-pace';

const options = { on: 'stream', regex: '', prefixes: [], maxSearchWindow: undefined, checkpointMultiplier: 1 } as const;

/** Where checkpoints fall among events of the past of which none, or all, match. */
function checkpoints(pace: CheckpointPace, first: number, count: number, matches = false): number[] {
  const sequences = Array.from({ length: count }, (_, index) => first + index);
  return sequences.flatMap((sequence) => pace.afterPast(sequence, matches) ?? []);
}

describe('checkpoints', () => {
  it('fall on the beginnings of pages when nothing matches', () => {
    const pace = new CheckpointPace({ ...options, maxSearchWindow: 10 }, 0);
    expect(checkpoints(pace, 1, 35)).toEqual([0, 10, 20]);
    expect(pace.place()).toBe(30);
  });

  it('fall on the last event of a page when it matches', () => {
    const pace = new CheckpointPace({ ...options, maxSearchWindow: 10 }, 0);
    expect(checkpoints(pace, 1, 25, true)).toEqual([10, 20]);
    expect(pace.place()).toBe(25);
  });

  it('count the event that the subscription begins after, as the real server does', () => {
    const pace = new CheckpointPace({ ...options, maxSearchWindow: 10 }, 100);
    expect(checkpoints(pace, 101, 9)).toEqual([100]);
  });

  it('are as far apart as was asked for, live too', () => {
    const pace = new CheckpointPace({ ...options, maxSearchWindow: 2, checkpointMultiplier: 3 }, 0);
    expect(checkpoints(pace, 1, 12, true)).toEqual([6, 12]);
    expect([1, 2, 3, 4, 5, 6, 7].map((sequence) => pace.afterLive(sequence)).filter(Boolean)).toEqual([6]);
  });
});
