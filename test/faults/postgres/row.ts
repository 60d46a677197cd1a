import type { Result, Row, Run } from '../row';
import { rowsReachHead } from '../support/health';
import { WorkingFleet } from '../support/working-fleet';
import { deadlockWithProjector } from './deadlock';

const LANES = 2;
/** Beyond this it is not slow but stuck, on any machine. */
const BACK_WITHIN_MS = 90_000;

export const postgres: Row = {
  name: 'postgres',
  fault: 'kill -9 of PostgreSQL again and again while a team works, and deadlocks with the projector',
  run,
};

async function run(given: Run): Promise<Result> {
  const { nightly, say } = given;
  const kills = given.kills ?? (nightly ? 200 : 20);
  const deadlocks = nightly ? 20 : 3;
  return WorkingFleet.with(given, LANES, {}, async (working) => {
    const { fleet, team, api } = working;
    team.begin();
    const back: number[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      await fleet.postgres.kill();
      await fleet.postgres.start();
      back.push(await rowsReachHead(api));
      if (kill % Math.ceil(kills / 4) === 0) say(`${String(kill)} kills; back after ${seconds(back)}`);
    }
    let broken = 0;
    for (let time = 1; time <= deadlocks; time += 1) {
      broken += await deadlockWithProjector(fleet.databaseUrl);
      await rowsReachHead(api);
    }
    const slow = back.filter((milliseconds) => milliseconds > BACK_WITHIN_MS);
    const violations = await working.violations();
    return {
      summary: `${String(kills)} kills, rows at the head of the ledger again ${seconds(back)} after PostgreSQL was; ${String(broken)} deadlocks broken; ${working.workDone}`,
      violations: [...violations, ...slow.map((one) => `the rows were back only after ${one.toFixed(0)} ms`)],
    };
  });
}

/** Median and most, in seconds. */
function seconds(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (index: number) => ((sorted[index] ?? 0) / 1000).toFixed(1);
  return `${at(Math.floor(sorted.length / 2))} s (at most ${at(sorted.length - 1)} s)`;
}
