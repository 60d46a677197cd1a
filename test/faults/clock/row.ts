import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result, Row, Run } from '../row';
import { rowsReachHead } from '../support/health';
import { WorkingFleet } from '../support/working-fleet';

const LANES = 2;
const DAY_MS = 86_400_000;
/** For as long as a process keeps one wrong time before the next. */
const STAY_MS = 1_500;

export const clock: Row = {
  name: 'clock',
  fault:
    'the clock of one process at a time two days ahead, then two days behind, then right again, while a team works',
  run,
};

async function run(given: Run): Promise<Result> {
  const times = given.nightly ? 20 : 1;
  const folder = `${given.dataDir}-clocks`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const options = {
    preload: () => resolve(__dirname, 'preload/shifted.js'),
    environment: (_role: string, name: string) => ({ FAULTS_CLOCK: join(folder, name) }),
  };
  return WorkingFleet.with(given, LANES, options, async (working) => {
    const { fleet, team, api } = working;
    team.begin();
    let jumps = 0;
    for (let time = 1; time <= times; time += 1) {
      for (const { name } of fleet.processes) {
        const before = team.rounds;
        for (const days of [2, -2, 0]) {
          await writeFile(join(folder, name), String(days * DAY_MS));
          jumps += 1;
          await sleep(STAY_MS);
        }
        given.say(`${name} jumped; ${String(team.rounds - before)} promotions came through meanwhile`);
      }
    }
    await rowsReachHead(api);
    const violations = await working.violations();
    await rm(folder, { recursive: true, force: true });
    return { summary: `${String(jumps)} jumps of a clock; ${working.workDone}`, violations };
  });
}
