import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Result, Row, Run } from '../row';
import { rowsReachHead } from '../support/health';
import { dishonest, Prober } from '../support/probes';
import { WorkingFleet } from '../support/working-fleet';
import { withFullDatabase } from './full-database';

const LANES = 2;
const FULL_FOR_MS = 300;

export const disk: Row = {
  name: 'disk',
  fault: 'no room for the ledger and for rows, again and again, while a team works',
  run,
};

async function run(given: Run): Promise<Result> {
  const loops = given.nightly ? 200 : 5;
  const full = `${given.dataDir}-full`;
  await rm(full, { force: true });
  const options = {
    preload: (role: string) => (role === 'ledger' ? resolve(__dirname, 'preload/ledger.js') : undefined),
    environment: () => ({ FAULTS_DISK_FULL: full }),
  };
  return WorkingFleet.with(given, LANES, options, async (working) => {
    const { fleet, team, api } = working;
    const prober = new Prober(api, fleet.rootKey, 'full');
    const violations: string[] = [];
    team.begin();
    for (let loop = 1; loop <= loops; loop += 1) {
      await writeFile(full, '');
      const writes = await prober.during(FULL_FOR_MS, () => prober.write());
      const reads = await prober.during(1, () => prober.read());
      await rm(full);
      await prober.settle();
      violations.push(
        ...dishonest('no room for the ledger: a write', writes, ['ledger-unavailable', 'outcome-unknown']),
        ...writes.filter(({ status }) => status < 300).map(() => 'no room for the ledger: a write was confirmed'),
        ...dishonest('no room for the ledger: a read', reads, []),
      );
      if (loop % 5 === 0) violations.push(...(await withoutRoomForRows(working, prober)));
      if (loop % 5 === 0) given.say(`${String(loop)} loops`);
    }
    await rowsReachHead(api);
    const restarts = fleet.processes.filter(({ restartCount }) => restartCount > 0);
    return {
      summary: `${String(loops)} loops without room, each healed by itself; ${working.workDone}`,
      violations: [
        ...violations,
        ...restarts.map(({ name, restartCount }) => `${name} ended ${String(restartCount)} times`),
        ...(await working.violations(prober.builds)),
      ],
    };
  });
}

/** Commands and reads go on, and the rows catch up by themselves afterwards. */
async function withoutRoomForRows({ fleet, api }: WorkingFleet, prober: Prober): Promise<readonly string[]> {
  const [writes, reads] = await withFullDatabase(fleet.databaseUrl, () =>
    Promise.all([prober.during(FULL_FOR_MS, () => prober.write()), prober.during(FULL_FOR_MS, () => prober.read())]),
  );
  await rowsReachHead(api);
  return [...dishonest('no room for rows: a write', writes, []), ...dishonest('no room for rows: a read', reads, [])];
}
