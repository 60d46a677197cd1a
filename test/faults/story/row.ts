import { openEventLog } from '@ledgerline/platform/eventstore';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Narrator } from '../../../examples/demo/narrator';
import { tellStory } from '../../../examples/demo/story';
import { World } from '../../../examples/demo/world';
import type { Result, Row, Run } from '../row';
import { seeded } from '../support/seeded';
import type { FinalState } from './final-state';
import { finalState } from './final-state';
import { killAtRandom } from './killer';

const files = resolve(__dirname, '../../../../examples/checkout');
const roles = ['ledger', 'projector', 'conductor', 'api'];
const pause = { least: 400, most: 2500 };

export const story: Row = {
  name: 'story',
  fault: 'kill -9 at random moments while the demonstration tells its whole story',
  nightlyOnly: true,
  run,
};

interface Told {
  readonly state: FinalState;
  readonly kills: number;
}

/** The story from an empty folder, undisturbed or with its processes killed at random moments. */
async function tell(dataDir: string, random: (() => number) | undefined): Promise<Told> {
  const world = await World.begin(dataDir, () => undefined);
  const stop = new AbortController();
  try {
    const { processes, eventStoreUrl } = world.ledgerline;
    const victims = roles.flatMap((role) => processes.get(role) ?? []);
    const killing = random === undefined ? Promise.resolve(0) : killAtRandom(victims, random, pause, stop.signal);
    await tellStory(world, new Narrator(false), files);
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

/** Tells the story again and again until there were enough kills; each time it must end as undisturbed. */
async function run({ seed, nightly, dataDir, say, kills: asked }: Run): Promise<Result> {
  const wanted = asked ?? (nightly ? 200 : 50);
  const random = seeded(seed);
  const { state: expected } = await tell(dataDir, undefined);
  const violations = [...expected.violations];
  let [killed, runs] = [0, 0];
  for (; killed < wanted; runs += 1) {
    const { state, kills } = await tell(dataDir, random);
    killed += kills;
    violations.push(...state.violations);
    if (!isDeepStrictEqual(state.counts, expected.counts)) {
      violations.push(
        `ended with ${JSON.stringify(state.counts)}, undisturbed with ${JSON.stringify(expected.counts)}`,
      );
    }
    say(`${String(killed)} kills`);
  }
  return { summary: `${String(killed)} kills in ${String(runs)} runs, each with the same final state`, violations };
}
