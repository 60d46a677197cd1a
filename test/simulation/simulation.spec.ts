import fc from 'fast-check';
import { commandHistories } from './commands/command-histories';
import { judge } from './core/judge';
import type { History } from './core/steps';
import { histories } from './core/steps';
import { mutations } from './mutations';
import { interleavings } from './races/interleavings';
import { revocations } from './races/revocations';

const SEED = 20_260_105;

const sample = (numRuns: number): readonly History[] => fc.sample(histories, { seed: SEED, numRuns });

async function noticed(name: string): Promise<boolean> {
  for (const history of sample(40)) {
    const { violations } = await judge(history, mutations[name] ?? {});
    if (violations.length > 0) return true;
  }
  return false;
}

describe('the simulated core', () => {
  jest.setTimeout(600_000);

  it('keeps every rule, whatever people do and whatever comes over its processes', async () => {
    for (const history of sample(8)) expect((await judge(history)).violations).toEqual([]);
  });

  it('lives through the same history in the same way', async () => {
    const [history] = sample(1);
    if (history === undefined) throw new Error('there is no history');
    const [first, second] = [await judge(history), await judge(history)];
    expect(second).toEqual(first);
    expect(first.events).toBeGreaterThan(0);
  });

  it('decides commands as the rules say', () => {
    expect(commandHistories(SEED, 500).failure).toBeUndefined();
  });

  it('decides races as if one had come after the other', async () => {
    expect((await interleavings(SEED, 200)).failure).toBeUndefined();
    expect((await revocations(SEED, 200)).failure).toBeUndefined();
  });

  it.each([
    'the rows before the checkpoint',
    'forget the dedupe of a command',
    'every login is a person',
    'a delivery is dropped now and then',
  ])('is broken, and seen to be, when %s', async (name) => {
    expect(Object.keys(mutations)).toContain(name);
    expect(await noticed(name)).toBe(true);
  });
});
