import type { Seen } from '@ledgerline/drift';
import { boundedObservation } from './bounded-observation';

const stopping = new AbortController().signal;
const complete: Seen = { completeness: 'complete', document: { a: 1 } };
const bounds = { timeoutMs: 60_000, memoryBytes: 1000, usedBytes: () => 0 };

describe('an observation within bounds', () => {
  it('is what the detector saw', async () => {
    expect(await boundedObservation(() => Promise.resolve(complete), bounds, stopping)).toBe(complete);
  });

  it('is given up when it takes too long, and the detector is told to stop', async () => {
    let told = false;
    const stuck = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => (told = true));
      return new Promise<Seen>(() => undefined);
    };
    expect(await boundedObservation(stuck, { ...bounds, timeoutMs: 1 }, stopping)).toMatchObject({
      completeness: 'error',
      problem: 'it took too long',
    });
    expect(told).toBe(true);
  });

  it('is given up when it takes too much memory', async () => {
    const greedy = { ...bounds, usedBytes: () => 1001 };
    expect(await boundedObservation(() => new Promise<Seen>(() => undefined), greedy, stopping)).toMatchObject({
      problem: 'it took too much memory',
    });
  });

  it('is an error when it is larger than the api takes in', async () => {
    const large: Seen = { completeness: 'complete', document: { much: 'x'.repeat(300_000) } };
    expect(await boundedObservation(() => Promise.resolve(large), bounds, stopping)).toEqual({
      completeness: 'error',
      problem: 'what it saw has 300011 bytes; 300000 are the most',
      document: {},
    });
  });

  it('is over when the agent stops', async () => {
    const stop = new AbortController();
    const running = boundedObservation(() => new Promise<Seen>(() => undefined), bounds, stop.signal);
    stop.abort();
    expect(await running).toMatchObject({ completeness: 'error' });
  });
});
