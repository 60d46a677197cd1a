import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { API_NODE_FLAGS } from '../../apps/standalone/src/node-flags';
import { httpLoad, percentile } from './http-load';
import type { Figure } from './node';
import { processCpu } from './process-cpu';

type Report = (figure: Figure) => void;

export const CONCURRENCY = 64;
const WARM_UP_SECONDS = 2;
/** The compiler of a process needs so many before it is as fast as it stays. */
export const WARM_UP_REQUESTS = 8_000;
const SECONDS = 5;
const ROOT_KEY = 'the-root-key-of-this-benchmark';

const configuration = {
  project: 'bench',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: { admits: 'candidate' } },
};

/** An api on an embedded node of its own, without a read side: what the write path needs and nothing else. */
export class ApiUnderLoad {
  private constructor(
    readonly eventStoreUrl: string,
    private readonly port: number,
    private readonly api: ChildProcess,
    private readonly nodePid: number,
    private readonly stopNode: () => Promise<void>,
  ) {}

  static async start(): Promise<ApiUnderLoad> {
    const dataDir = await mkdtemp(join(tmpdir(), 'ledgerline-bench-http-'));
    const node = await startEmbeddedEventStore({ dataDir });
    const port = await freePort();
    const under = new ApiUnderLoad(
      node.connectionString,
      port,
      startApi(port, node.connectionString),
      node.pid,
      async () => {
        await node.stop();
        await rm(dataDir, { recursive: true, force: true });
      },
    );
    try {
      await under.listening();
      await under.ask('PUT', '/v1/projects/bench/configuration', { configuration });
      return under;
    } catch (error) {
      await under.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    if (this.api.exitCode === null && this.api.signalCode === null) {
      this.api.kill('SIGTERM');
      await once(this.api, 'exit');
    }
    await this.stopNode();
  }

  /** One request, for what a benchmark prepares. Throws what was refused. */
  async ask(method: string, path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${String(this.port)}${path}`, {
      method,
      headers: { authorization: `Bearer ${ROOT_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  /** What the client's own append does on the same node, with events like `event()`; events a second. */
  async rawAppends(data: () => Readonly<Record<string, unknown>>): Promise<number> {
    const client = EventStoreDBClient.connectionString(this.eventStoreUrl);
    await appendsFor(client, data, WARM_UP_SECONDS);
    const rate = await appendsFor(client, data, SECONDS);
    await client.dispose();
    return rate;
  }

  /** Sends what `nextRequest` gives until the api is warm, then measures. Throws when anything is answered but 201. */
  async measure(what: string, nextRequest: () => string, raw: number, leastShare: number, report: Report) {
    const load = { port: this.port, connections: CONCURRENCY, nextRequest };
    for (let warm = 0; warm < WARM_UP_REQUESTS;) {
      warm += (await httpLoad({ ...load, seconds: WARM_UP_SECONDS })).latencies.length;
    }
    const before = await this.cpu();
    const { perSecond, latencies, statuses } = await httpLoad({ ...load, seconds: SECONDS });
    const after = await this.cpu();
    const refused = [...statuses].filter(([status]) => status !== '201');
    if (refused.length > 0) throw new Error(`answered ${JSON.stringify(refused)}`);
    const limit = raw * leastShare;
    const at = `concurrency ${String(CONCURRENCY)}`;
    report({ name: `raw client, ${at}`, value: raw, unit: 'events/s' });
    report({ name: `${what}, ${at}`, value: perSecond, unit: 'events/s', limit, ratio: perSecond / limit });
    report({ name: `${what}, share of the raw client`, value: perSecond / raw, unit: '' });
    for (const [part, used] of after) {
      const value = ((used - (before.get(part) ?? 0)) * 1_000) / latencies.length;
      report({ name: `${what}, processor time of the ${part}`, value, unit: 'µs' });
    }
    report({ name: `${what}, median`, value: percentile(latencies, 0.5), unit: 'ms' });
    report({ name: `${what}, 99th percentile`, value: percentile(latencies, 0.99), unit: 'ms' });
  }

  private async cpu(): Promise<Map<string, number>> {
    const used = new Map<string, number>();
    for (const [part, pid] of Object.entries({ api: this.api.pid, node: this.nodePid, load: process.pid })) {
      const cpu = await processCpu(pid);
      if (cpu !== undefined) used.set(part, cpu);
    }
    return used;
  }

  private async listening(): Promise<void> {
    while (this.api.exitCode === null) {
      const up = await fetch(`http://127.0.0.1:${String(this.port)}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (up) return;
      await pause(100);
    }
    throw new Error('the api ended before it answered');
  }
}

async function appendsFor(
  client: EventStoreDBClient,
  data: () => Readonly<Record<string, unknown>>,
  seconds: number,
): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let written = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() < end) {
        const event = jsonEvent({ id: randomUUID(), type: 'measured', data: { ...data() } as never });
        await client.appendToStream(`bench-${randomUUID()}`, event, { expectedRevision: NO_STREAM });
        written += 1;
      }
    }),
  );
  return written / ((performance.now() - begun) / 1_000);
}

/** A request as it goes over the socket; by the key that opens everything unless another one is given. */
export function requestText(method: string, path: string, body: unknown, key: string = ROOT_KEY): string {
  const text = JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `content-length: ${String(Buffer.byteLength(text))}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
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
  return spawn(process.execPath, [...(process.env.API_NODE_OPTIONS?.split(' ') ?? API_NODE_FLAGS), script], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return address.port;
}
