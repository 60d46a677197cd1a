import { openEventLog } from '@ledgerline/platform/eventstore';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchServices } from './services';
import { newEventsOfTurn } from './synthetic-events';

const TURNS_AT_ONCE = 25;
const APPENDS_AT_ONCE = 4;
const SAMPLE_MILLISECONDS = 200;
const REBUILD = resolve(__dirname, '../../apps/projector/src/rebuild.js');

/** Fills the ledger with at least so many events; answers how many there are. */
export async function fillLedger({ eventStoreUrl }: BenchServices, wanted: number): Promise<number> {
  const log = openEventLog({ url: eventStoreUrl });
  let events = 0;
  let turn = 0;
  const appendSome = async () => {
    while (events < wanted) {
      const first = turn;
      turn += TURNS_AT_ONCE;
      const batch = Array.from({ length: TURNS_AT_ONCE }, (_, index) => newEventsOfTurn(first + index)).flat();
      events += batch.length;
      await log.append(`bench-${String(first)}`, batch, 'no-stream');
    }
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, appendSome));
  await log.close();
  return events;
}

export interface RebuildRun {
  readonly milliseconds: number;
  /** Resident memory in MiB, from the first line that it says to its end, at equal intervals. */
  readonly resident: readonly number[];
}

/** The program that an operator runs, from its first line to its end. */
export async function runRebuild(services: BenchServices, options: readonly string[]): Promise<RebuildRun> {
  const env = { ...process.env, EVENTSTORE_URL: services.eventStoreUrl, DATABASE_URL: services.databaseUrl };
  const child = spawn(process.execPath, [REBUILD, ...options], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let begun: number | undefined;
  const resident: number[] = [];
  const look = async () => {
    const now = await residentMebibytes(child.pid ?? 0);
    if (begun !== undefined && now > 0) resident.push(now);
  };
  createInterface({ input: child.stdout }).once('line', () => {
    begun = performance.now();
    void look();
  });
  const watching = setInterval(() => void look(), SAMPLE_MILLISECONDS);
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  clearInterval(watching);
  if (code !== 0 || begun === undefined) throw new Error(`the rebuild ended with ${String(code)}`);
  return { milliseconds: performance.now() - begun, resident };
}

export async function residentMebibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
