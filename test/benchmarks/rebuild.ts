import { EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import { EventCatalog } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { allDefinitions, allProjections } from '../../apps/projector/src/projections';
import { bareUpsert } from './bare-upsert';
import type { Figure } from './node';
import type { BenchServices } from './services';
import { benchServices } from './services';
import { newEventsOfTurn } from './synthetic-events';

export const name = 'rebuild';

/** `BENCH_EVENTS` makes it shorter. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 200_000);
const TURNS_AT_ONCE = 25;
const APPENDS_AT_ONCE = 4;
const REBUILD = resolve(__dirname, '../../apps/projector/src/rebuild.js');

/** All projections from the ledger, against the slower of reading alone and writing alone, in the same run. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const services = await benchServices();
  try {
    const events = await fill(services);
    const read = await bareRead(services);
    report({ name: `bare read by the client, ${String(events)} events`, value: read, unit: 'events/s' });
    const upsert = await bareUpsert(services, allProjections, new EventCatalog(allDefinitions));
    report({ name: 'bare folded upsert of the same rows', value: upsert, unit: 'events/s' });
    const limit = Math.min(read, upsert);
    const first = await rebuild(services, events, []);
    const ratio = Math.round((first.perSecond / limit) * 100) / 100;
    const of = `${String(allProjections.length)} projections`;
    report({ name: `rebuild of ${of}`, value: first.perSecond, unit: 'events/s', limit, ratio });
    report({ name: 'resident memory when the rebuild starts', value: first.startMebibytes, unit: 'MiB' });
    report({ name: 'resident memory at its highest', value: first.mostMebibytes, unit: 'MiB' });
    const second = await rebuild(services, events, ['--verify']);
    report({ name: 'the same with every row compared', value: second.perSecond, unit: 'events/s' });
  } finally {
    await services.stop();
  }
}

async function fill({ eventStoreUrl }: BenchServices): Promise<number> {
  const log = openEventLog({ url: eventStoreUrl });
  let events = 0;
  let turn = 0;
  const appendSome = async () => {
    while (events < EVENTS) {
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

async function bareRead({ eventStoreUrl }: BenchServices): Promise<number> {
  const client = EventStoreDBClient.connectionString(eventStoreUrl);
  const begun = performance.now();
  let events = 0;
  for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START })) {
    if (event !== undefined) events += 1;
  }
  const perSecond = rate(events, begun);
  await client.dispose();
  return perSecond;
}

interface Rebuilt {
  readonly perSecond: number;
  readonly startMebibytes: number;
  readonly mostMebibytes: number;
}

/** The program that an operator runs, from its first line to its end. */
async function rebuild(services: BenchServices, events: number, options: readonly string[]): Promise<Rebuilt> {
  const env = { ...process.env, EVENTSTORE_URL: services.eventStoreUrl, DATABASE_URL: services.databaseUrl };
  const child = spawn(process.execPath, [REBUILD, ...options], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let begun = performance.now();
  let startMebibytes = 0;
  let mostMebibytes = 0;
  const look = async () => {
    const resident = await residentMebibytes(child.pid ?? 0);
    if (startMebibytes === 0) startMebibytes = resident;
    mostMebibytes = Math.max(mostMebibytes, resident);
  };
  createInterface({ input: child.stdout }).once('line', () => {
    begun = performance.now();
    void look();
  });
  const watching = setInterval(() => void look(), 200);
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  clearInterval(watching);
  if (code !== 0) throw new Error(`the rebuild ended with ${String(code)}`);
  return { perSecond: rate(events, begun), startMebibytes, mostMebibytes };
}

async function residentMebibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}

function rate(events: number, begun: number): number {
  return Math.round(events / ((performance.now() - begun) / 1_000));
}
