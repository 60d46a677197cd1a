import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { judge } from './core/judge';
import { histories } from './core/steps';

const SEED = '20260105';
/** Built, and in a process of its own: inside a runner of tests it would take some twenty times as long. */
const program = resolve(__dirname, '../../dist/test/simulation/main.js');

/** What it prints; fails when the simulation found anything. */
async function simulate(...options: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--seed', SEED, ...options]);
  return stdout;
}

describe('the simulated core', () => {
  jest.setTimeout(600_000);

  it('keeps every rule, whatever people do and whatever comes over its processes', async () => {
    const told = await simulate('--commands', '500', '--interleavings', '1000', '--histories', '40');
    for (const part of ['commands: 500', 'interleavings: 1000', 'revocations: 200', 'whole core: {"histories":40,']) {
      expect(told).toContain(part);
    }
  });

  it('lives through the same history in the same way', async () => {
    const [history] = fc.sample(histories, { seed: Number(SEED), numRuns: 1 });
    if (history === undefined) throw new Error('there is no history');
    const [first, second] = [await judge(history), await judge(history)];
    expect(second).toEqual(first);
    expect(first.events).toBeGreaterThan(0);
  });

  it.each([
    'the rows before the checkpoint',
    'forget the dedupe of a command',
    'every login is a person',
    'a delivery is dropped now and then',
  ])('is broken, and seen to be, when %s', async (name) => {
    expect(await simulate('--mutations', '--only', name)).toMatch(
      new RegExp(`^${name} \\(\\d+ histories, .*: noticed: `, 'm'),
    );
  });
});
