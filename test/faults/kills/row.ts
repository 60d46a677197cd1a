import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result, Row, Run } from '../row';
import type { Role } from '../support/fleet';
import type { Team } from '../support/team';
import { WorkingFleet } from '../support/working-fleet';
import { CALM, deathsOf, variables } from './last-breath';
import { failpoints } from './plan';

const LANES = 6;
/** With so many kills, chance leaves no failpoint out. */
const ENOUGH_FOR_ALL = 200;
const preloads: Readonly<Record<Role, string>> = {
  ledger: 'ledger.js',
  api: 'writers.js',
  conductor: 'writers.js',
  projector: 'projector.js',
};

export const kills: Row = {
  name: 'kills',
  fault: 'kill -9 at named failpoints of two apis, two projectors, two conductors and the ledger, while a team works',
  run,
};

async function run(given: Run): Promise<Result> {
  const { seed, nightly, dataDir, say } = given;
  const wanted = given.kills ?? (nightly ? 2_000 : 200);
  const folder = `${dataDir}-deaths`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const calm = join(folder, CALM);
  await writeFile(calm, '');
  const environment = (role: Role, name: string) => ({
    [variables.folder]: folder,
    [variables.role]: role,
    [variables.name]: name,
    [variables.seed]: String(seed),
  });
  const preload = (role: Role) => resolve(__dirname, 'preload', preloads[role]);
  return WorkingFleet.with(given, LANES, { preload, environment }, async (working) => {
    const names = working.fleet.processes.map(({ name }) => name);
    await rm(calm);
    const seconds = await untilKilled(wanted, working.team, () => deaths(folder, names).length, say);
    await writeFile(calm, '');
    const wrong = await working.violations();
    const all = deaths(folder, names);
    const points = byPoint(all);
    for (const [point, count] of points) say(`${String(count).padStart(5)} × ${point}`);
    const lived = wanted < ENOUGH_FOR_ALL ? [] : notKilled(points);
    await rm(folder, { recursive: true, force: true });
    return {
      summary: `${String(all.length)} kills at ${String(points.size)} failpoints in ${seconds.toFixed(0)} s; ${working.workDone}`,
      violations: [...wrong, ...lived.map((point) => `nobody was killed at "${point}"`)],
    };
  });
}

/** Lets the team work until so many processes were killed; gives the seconds that it took. */
async function untilKilled(
  wanted: number,
  team: Team,
  killed: () => number,
  say: (line: string) => void,
): Promise<number> {
  const began = performance.now();
  team.begin();
  let told = 0;
  while (killed() < wanted && !team.hasFailed) {
    await sleep(200);
    if (killed() - told < wanted / 5) continue;
    told = killed();
    say(`${String(told)} kills, ${String(team.rounds)} promotions through`);
  }
  return (performance.now() - began) / 1000;
}

interface Death {
  readonly role: string;
  readonly point: string;
}

function deaths(folder: string, names: readonly string[]): readonly Death[] {
  return names.flatMap((name) =>
    deathsOf(folder, name).map((line) => ({ role: name.split('-')[0] ?? '', point: line.split(', pass')[0] ?? '' })),
  );
}

function byPoint(all: readonly Death[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { role, point } of all) {
    counts.set(`${role}: ${point}`, (counts.get(`${role}: ${point}`) ?? 0) + 1);
  }
  return new Map([...counts].sort(([one], [other]) => one.localeCompare(other)));
}

function notKilled(points: ReadonlyMap<string, number>): readonly string[] {
  return Object.entries(failpoints)
    .flatMap(([role, named]) => Object.keys(named).map((point) => `${role}: ${point}`))
    .filter((point) => !points.has(point));
}
