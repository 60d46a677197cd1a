import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { httpLoad, percentile } from './http-load';
import type { Figure } from './node';
import { processCpu } from './process-cpu';

type Report = (figure: Figure) => void;

export const name = 'record-build';

const CONCURRENCY = 64;
const WARM_UP_SECONDS = 2;
/** The compiler of a process needs so many before it is as fast as it stays. */
const WARM_UP_REQUESTS = 8_000;
const SECONDS = 5;
const ROOT_KEY = 'the-root-key-of-this-benchmark';
const LEAST_SHARE = 0.5;

const configuration = {
  project: 'bench',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: { admits: 'candidate' } },
};

/** Builds recorded over HTTP, through every guard and rule, against what the raw client appends to the same node. */
export async function run(report: Report): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ledgerline-bench-http-'));
  const node = await startEmbeddedEventStore({ dataDir });
  const port = await freePort();
  const api = startApi(port, node.connectionString);
  try {
    await listening(port);
    await configure(port);
    const client = EventStoreDBClient.connectionString(node.connectionString);
    await rawAppends(client, WARM_UP_SECONDS);
    const raw = await rawAppends(client, SECONDS);
    await client.dispose();
    report({ name: `raw client, concurrency ${String(CONCURRENCY)}`, value: raw, unit: 'events/s' });

    const load = { port, connections: CONCURRENCY, nextRequest: postBuild };
    for (let warm = 0; warm < WARM_UP_REQUESTS;) {
      warm += (await httpLoad({ ...load, seconds: WARM_UP_SECONDS })).latencies.length;
    }
    const processes = { api: api.pid, node: node.pid, load: process.pid };
    const before = await cpuOf(processes);
    const { perSecond, latencies, statuses } = await httpLoad({ ...load, seconds: SECONDS });
    const after = await cpuOf(processes);
    const refused = [...statuses].filter(([status]) => status !== '201');
    if (refused.length > 0) throw new Error(`answered ${JSON.stringify(refused)}`);
    const limit = raw * LEAST_SHARE;
    report({
      name: `POST /builds, concurrency ${String(CONCURRENCY)}`,
      value: perSecond,
      unit: 'events/s',
      limit,
      ratio: perSecond / limit,
    });
    report({ name: 'POST /builds, share of the raw client', value: perSecond / raw, unit: '' });
    for (const [part, used] of after) {
      const value = ((used - (before.get(part) ?? 0)) * 1_000) / latencies.length;
      report({ name: `POST /builds, processor time of the ${part}`, value, unit: 'µs' });
    }
    report({ name: 'POST /builds, median', value: percentile(latencies, 0.5), unit: 'ms' });
    report({ name: 'POST /builds, 99th percentile', value: percentile(latencies, 0.99), unit: 'ms' });
  } finally {
    api.kill('SIGTERM');
    await once(api, 'exit');
    await node.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function cpuOf(processes: Readonly<Record<string, number | undefined>>): Promise<Map<string, number>> {
  const used = new Map<string, number>();
  for (const [part, pid] of Object.entries(processes)) {
    const cpu = await processCpu(pid);
    if (cpu !== undefined) used.set(part, cpu);
  }
  return used;
}

/** The data of one event is about as large as a recorded build's. */
async function rawAppends(client: EventStoreDBClient, seconds: number): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let written = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() < end) {
        const event = jsonEvent({
          id: randomUUID(),
          type: 'measured',
          data: { ...buildOf(digest()), project: 'bench' },
        });
        await client.appendToStream(`bench-${randomUUID()}`, event, { expectedRevision: NO_STREAM });
        written += 1;
      }
    }),
  );
  return written / ((performance.now() - begun) / 1_000);
}

function buildOf(sha256: string) {
  return {
    component: 'web',
    artifacts: [{ reference: `ghcr.io/acme/web@sha256:${sha256}`, tags: ['latest'] }],
    source: { repository: 'github.com/acme/checkout', commit: sha256.slice(0, 40), authors: ['olga'] },
    builder: 'ci',
  };
}

function digest(): string {
  return randomBytes(32).toString('hex');
}

function postBuild(): string {
  return request('POST', '/v1/projects/bench/builds', buildOf(digest()));
}

function request(method: string, path: string, body: unknown): string {
  const text = JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${ROOT_KEY}`,
    'content-type: application/json',
    `content-length: ${String(Buffer.byteLength(text))}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}

async function configure(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${String(port)}/v1/projects/bench/configuration`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ROOT_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ configuration }),
  });
  if (!response.ok) throw new Error(await response.text());
}

function startApi(port: number, eventStoreUrl: string): ChildProcess {
  const script = [
    join(__dirname, '../../apps/api/src/main.js'),
    join(__dirname, '../../dist/apps/api/src/main.js'),
  ].find(existsSync);
  if (script === undefined) throw new Error('the api is not built: run `npm run build` first');
  const env = {
    ...process.env,
    EVENTSTORE_URL: eventStoreUrl,
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    LEDGERLINE_ROOT_KEY: ROOT_KEY,
    LEDGERLINE_REQUESTS_PER_MINUTE: '100000000',
    PORT: String(port),
  };
  return spawn(process.execPath, [...(process.env.API_NODE_OPTIONS?.split(' ') ?? []), script], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const up = await fetch(`http://127.0.0.1:${String(port)}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await pause(100);
  }
  throw new Error('the api does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return address.port;
}
