import type { DomainEvent } from '@ledgerline/kernel';
import { deriveId, EventCatalog } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { EventWriter } from '@ledgerline/platform/ledger';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allDefinitions } from '../../apps/projector/src/projections';
import { benchServices } from './services';

const ROOT_KEY = 'the-root-key-of-this-benchmark';
const REBUILD = resolve(__dirname, '../../apps/projector/src/rebuild.js');
const API = resolve(__dirname, '../../apps/api/src/main.js');
const EVENTS_AN_APPEND = 50;

/** Events of one stream, in their order. */
export interface Written {
  readonly stream: string;
  readonly events: readonly DomainEvent[];
}

export interface QueriedApi {
  /** The answer to a GET and how long it took in milliseconds; throws unless it is a 200. */
  get(path: string): Promise<{ readonly took: number; readonly body: unknown }>;
}

/** An api over a ledger that holds this history and tables that the projector folded from it. */
export async function withQueriedApi(history: readonly Written[], measure: (api: QueriedApi) => Promise<void>) {
  const services = await benchServices();
  const env = { ...process.env, EVENTSTORE_URL: services.eventStoreUrl, DATABASE_URL: services.databaseUrl };
  let api: ChildProcess | undefined;
  try {
    await write(services.eventStoreUrl, history);
    const rebuild = spawn(process.execPath, [REBUILD], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = (await once(rebuild, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the projections could not be filled: ${String(code)}`);
    const port = await freePort();
    const limits = { LEDGERLINE_REQUESTS_PER_MINUTE: '100000000', LEDGERLINE_ROOT_KEY: ROOT_KEY };
    api = spawn(process.execPath, [API], { env: { ...env, ...limits, PORT: String(port) }, stdio: 'ignore' });
    const url = `http://127.0.0.1:${String(port)}`;
    await listening(url);
    await measure({ get: (path) => timed(`${url}${path}`) });
  } finally {
    api?.kill('SIGTERM');
    if (api?.exitCode === null) await once(api, 'exit');
    await services.stop();
  }
}

async function timed(url: string) {
  const begun = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${ROOT_KEY}` } });
  const body: unknown = await response.json();
  const took = performance.now() - begun;
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(body)}`);
  return { took, body };
}

async function write(url: string, history: readonly Written[]): Promise<void> {
  const log = openEventLog({ url });
  const writer = new EventWriter(new EventCatalog(allDefinitions));
  for (const { stream, events } of history) {
    for (let from = 0; from < events.length; from += EVENTS_AN_APPEND) {
      const commandId = deriveId(stream, String(from));
      const chain = { commandId, causationId: commandId, correlationId: commandId };
      const some = events.slice(from, from + EVENTS_AN_APPEND);
      const written = writer.newEvents(stream, { ...chain, actor: { kind: 'service', id: 'ci' } }, some);
      await log.append(stream, written, from === 0 ? 'no-stream' : BigInt(from - 1));
    }
  }
  await log.close();
}

export async function listening(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const up = await fetch(`${url}/health/ready`).then(
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
