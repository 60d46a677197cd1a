import { openEventLog } from '@ledgerline/platform/eventstore';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { join, resolve } from 'node:path';
import { Narrator } from '../../examples/demo/narrator';
import { tellStory } from '../../examples/demo/story';
import { World } from '../../examples/demo/world';
import type { FinalState } from './final-state';
import { finalState } from './final-state';
import { killAtRandom, seeded } from './killer';

const usage = 'usage: faults [--kills N] [--seed N] [--verbose]';
const files = resolve(__dirname, '../../../examples/checkout');
const roles = ['ledger', 'projector', 'conductor', 'api'];
const pause = { least: 400, most: 2500 };

interface Told {
  readonly state: FinalState;
  readonly kills: ReadonlyMap<string, number>;
}

/** The demo's story from an empty folder, undisturbed or with its processes killed at random moments. */
async function tell(name: string, random: (() => number) | undefined, verbose: boolean): Promise<Told> {
  const world = await World.begin(resolve('.ledgerline', name), () => undefined);
  const stop = new AbortController();
  try {
    const { processes, eventStoreUrl } = world.ledgerline;
    const victims = roles.flatMap((role) => processes.get(role) ?? []);
    const killing =
      random === undefined
        ? Promise.resolve(new Map<string, number>())
        : killAtRandom(victims, random, pause, stop.signal);
    await tellStory(world, new Narrator(verbose), files);
    stop.abort();
    const kills = await killing;
    await Promise.all(victims.map((victim) => victim.ready()));
    const log = openEventLog({ url: eventStoreUrl });
    const state = await finalState(log);
    await log.close();
    return { state, kills };
  } catch (error) {
    throw new Error(`${(error as Error).message}; logs are in ${join(world.dataDir, 'logs')}`);
  } finally {
    stop.abort();
    await world.end();
  }
}

/** Tells the story again and again under kill -9 until there were enough kills; each time it must end as undisturbed. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, verbose: { type: 'boolean' } },
  });
  const wanted = Number(values.kills ?? 50);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const verbose = values.verbose === true;
  const random = seeded(seed);
  process.stdout.write(`seed ${String(seed)}: at least ${String(wanted)} kills of ${roles.join(', ')}\n`);

  const { state: expected } = await tell('faults-undisturbed', undefined, verbose);
  process.stdout.write(`undisturbed: ${JSON.stringify(expected.counts)}\n`);
  let failed = expected.violations.length;
  let killed = 0;
  for (let run = 1; killed < wanted; run += 1) {
    const { state, kills } = await tell('faults', random, verbose);
    const here = [...kills.values()].reduce((sum, count) => sum + count, 0);
    killed += here;
    const same = isDeepStrictEqual(state.counts, expected.counts) && state.violations.length === 0;
    if (!same) failed += 1;
    const outcome = same ? 'the same final state' : `DIFFERENT: ${JSON.stringify(state)}`;
    process.stdout.write(
      `run ${String(run)}: ${String(here)} kills ${JSON.stringify(Object.fromEntries(kills))}, ${outcome}\n`,
    );
  }
  process.stdout.write(`${String(killed)} kills, ${String(failed)} runs that ended otherwise\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(1);
});
