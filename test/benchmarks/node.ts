import type { EventData } from '@eventstore/db-client';
import { EventStoreDBClient, FORWARDS, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import type { EmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flushMilliseconds, roundTripMilliseconds } from './append-profile';

/** One measured value. `limit` is what it is compared with; `ratio` above 1 is better than that. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
  readonly ratio?: number;
  /** Why it could not be measured here; the value then means nothing. */
  readonly notRun?: string;
}

type Report = (figure: Figure) => void;

export const name = 'node';

/** What a real EventStoreDB 24.6.0 did on such machines, in the middle of its range. */
const REAL_SINGLE: readonly (readonly [concurrency: number, eventsPerSecond: number])[] = [
  [1, 800],
  [16, 3_600],
  [64, 5_400],
  [256, 7_500],
];
const REAL_HUNDREDS = 26_000;
const REAL_READ = 31_500;
const REAL_SUBSCRIPTION = 37_500;
const MEBIBYTES_LIMIT = 150;
const START_MILLISECONDS_LIMIT = 500;

const SECONDS = 3;
const BODY = { pad: 'x'.repeat(240) };

/** The embedded node through the public client, one process each, as it is used. */
export async function run(tell: Report): Promise<void> {
  let smallest = Infinity;
  const report: Report = (figure) => {
    smallest = Math.min(smallest, figure.ratio ?? Infinity);
    tell(figure);
  };
  const dataDir = await mkdtemp(join(tmpdir(), 'ledgerline-bench-node-'));
  const begun = performance.now();
  const node = await startEmbeddedEventStore({ dataDir });
  try {
    less(report, 'start', performance.now() - begun, 'ms', START_MILLISECONDS_LIMIT);
    const client = EventStoreDBClient.connectionString(node.connectionString);
    for (const [concurrency, limit] of REAL_SINGLE) {
      const rate = await appendFor(SECONDS, client, concurrency, 1);
      more(report, `append, 1 a call, concurrency ${String(concurrency)}`, rate, limit);
    }
    more(report, 'append, 100 a call, concurrency 4', await appendFor(SECONDS, client, 4, 100), REAL_HUNDREDS);
    more(report, 'read $all', await readRate(client), REAL_READ);
    more(report, 'catch-up subscription', await subscriptionRate(client), REAL_SUBSCRIPTION);
    const { own, withFileCache } = await residentMebibytes(node.pid);
    less(report, 'resident memory, own', own, 'MiB', MEBIBYTES_LIMIT);
    report({ name: 'resident memory with mapped file cache', value: withFileCache, unit: 'MiB' });
    await client.dispose();
    await profile(report, node, join(dataDir, 'bare'));
    report({ name: 'smallest ratio', value: smallest, unit: '×' });
  } finally {
    await node.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What stands between one append and its answer; the rest of it is the client, the node and the two taking turns. */
async function profile(report: Report, { connectionString }: EmbeddedEventStore, folder: string): Promise<void> {
  const port = Number(new URL(connectionString).port);
  const parts = [
    ['a call that stores nothing', await roundTripMilliseconds(port)],
    ['a bare flush of 1 event', await flushMilliseconds(folder, 1)],
    ['a bare flush of 16 events', await flushMilliseconds(folder, 16)],
    ['a bare flush of 64 events', await flushMilliseconds(folder, 64)],
  ] as const;
  for (const [what, value] of parts) report({ name: `profile, ${what}`, value, unit: 'ms' });
}

function more(report: Report, what: string, value: number, limit: number): void {
  report({ name: what, value, unit: 'events/s', limit, ratio: value / limit });
}

function less(report: Report, what: string, value: number, unit: string, limit: number): void {
  report({ name: what, value, unit, limit, ratio: limit / value });
}

const event = (): EventData => jsonEvent({ id: randomUUID(), type: 'measured', data: BODY });

/** Events per second of writers that each append to a stream of their own at its exact revision. */
async function appendFor(
  seconds: number,
  client: EventStoreDBClient,
  concurrency: number,
  eventsPerCall: number,
): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  const counts = await Promise.all(
    Array.from({ length: concurrency }, async () => {
      const stream = `bench-${randomUUID()}`;
      let written = 0;
      while (performance.now() < end) {
        const events = Array.from({ length: eventsPerCall }, event);
        const expectedRevision = written === 0 ? NO_STREAM : BigInt(written - 1);
        await client.appendToStream(stream, events, { expectedRevision });
        written += eventsPerCall;
      }
      return written;
    }),
  );
  return perSecond(
    counts.reduce((sum, count) => sum + count, 0),
    begun,
  );
}

async function readRate(client: EventStoreDBClient): Promise<number> {
  const begun = performance.now();
  let count = 0;
  for await (const resolved of client.readAll({ direction: FORWARDS, fromPosition: START }))
    if (resolved.event) count += 1;
  return perSecond(count, begun);
}

async function subscriptionRate(client: EventStoreDBClient): Promise<number> {
  const begun = performance.now();
  const subscription = client.subscribeToAll({ fromPosition: START });
  const count = await new Promise<number>((resolve, reject) => {
    let received = 0;
    subscription.on('data', () => {
      received += 1;
    });
    subscription.on('caughtUp', () => {
      resolve(received);
    });
    subscription.on('error', reject);
  });
  const rate = perSecond(count, begun);
  await subscription.unsubscribe();
  return rate;
}

function perSecond(count: number, begun: number): number {
  return (count * 1_000) / (performance.now() - begun);
}

/** Pages of the mapped log are the system's cache and go when memory is short; the rest is the process's own. */
async function residentMebibytes(pid: number): Promise<{ own: number; withFileCache: number }> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const kibibytes = (field: string): number => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { own: kibibytes('RssAnon') / 1_024, withFileCache: kibibytes('VmRSS') / 1_024 };
}
