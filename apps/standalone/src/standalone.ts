import { connectionStringOf, NODE_FLAGS, secretFrom, SECRET_VARIABLE } from '@ledgerline/embedded-eventstore';
import { startEmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { API_NODE_FLAGS } from './node-flags';
import { accepts, answersOk, freePort } from './probes';
import { keptSigningKey } from './signing-key';
import { SupervisedProcess } from './supervised-process';

export interface StandaloneOptions {
  /** Everything that is kept is kept below this folder. */
  readonly dataDir: string;
  /** Port of the api; any free one when absent. */
  readonly port?: number;
  /** Told about each part as it comes up. */
  readonly onProgress?: (message: string) => void;
}

export interface Standalone {
  /** Where the api answers, without a trailing slash. */
  readonly url: string;
  readonly rootKey: string;
  readonly databaseUrl: string;
  readonly eventStoreUrl: string;
  /** By role: `ledger` (the embedded default only), `projector`, `conductor`, `relay` (with `KAFKA_BROKERS`), `api`. */
  readonly processes: ReadonlyMap<string, SupervisedProcess>;
  stop(): Promise<void>;
}

const built = resolve(__dirname, '../../..');

/**
 * All roles on this machine, each in its own process and started again when it dies. The ledger and PostgreSQL are the
 * embedded ones unless `EVENTSTORE_URL` and `DATABASE_URL` name others.
 */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const dataDir = resolve(options.dataDir);
  const say = options.onProgress ?? (() => undefined);
  const logs = join(dataDir, 'logs');
  await mkdir(logs, { recursive: true });
  const rootKey = await keptRootKey(dataDir);
  const signingKey = await keptSigningKey(dataDir, process.env.LEDGERLINE_SIGNING_KEY);
  const processes = new Map<string, SupervisedProcess>();
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0).reverse()) await stopOne();
  };
  const run = async (process: SupervisedProcess, where: string) => {
    processes.set(process.name, process);
    stops.push(() => process.stop());
    await process.start();
    say(`${process.name} ${where}`);
  };

  try {
    let eventStoreUrl = process.env.EVENTSTORE_URL;
    if (eventStoreUrl === undefined) {
      const port = await freePort();
      const { secret } = secretFrom(process.env);
      eventStoreUrl = connectionStringOf(port, secret);
      await run(ledgerNode(dataDir, logs, port, secret), `embedded EventStoreDB node, ${eventStoreUrl}`);
    }

    let databaseUrl = process.env.DATABASE_URL;
    if (databaseUrl === undefined) {
      const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
      stops.push(() => postgres.stop());
      databaseUrl = postgres.url;
      say('postgres embedded PostgreSQL');
    }

    const env = { EVENTSTORE_URL: eventStoreUrl, DATABASE_URL: databaseUrl, LEDGERLINE_ROOT_KEY: rootKey };
    const snapshots = (name: string) => ({ LEDGERLINE_SNAPSHOTS: join(dataDir, 'snapshots', name) });
    await Promise.all(
      followers().map(async (name) => {
        const health = await freePort();
        await run(
          role(
            name,
            logs,
            { ...env, ...snapshots(name), HEALTH_PORT: String(health) },
            `http://127.0.0.1:${String(health)}/health/${awaited(name)}`,
          ),
          'up',
        );
      }),
    );
    const port = options.port ?? (await freePort());
    const url = `http://127.0.0.1:${String(port)}`;
    const served = { HOST: '127.0.0.1', PORT: String(port), LEDGERLINE_SIGNING_KEY: signingKey };
    await run(role('api', logs, { ...env, ...snapshots('api'), ...served }, `${url}/health/ready`), url);
    return { url, rootKey, databaseUrl, eventStoreUrl, processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The roles that follow the ledger; the relay among them where there is a broker. */
function followers(): readonly string[] {
  const { KAFKA_BROKERS: brokers = '' } = process.env;
  return ['projector', 'conductor', ...(brokers === '' ? [] : ['relay'])];
}

/** What standalone waits for: a broker that is down keeps nothing else from starting. */
function awaited(name: string): 'live' | 'ready' {
  return name === 'relay' ? 'live' : 'ready';
}

function ledgerNode(dataDir: string, logs: string, port: number, secret: string): SupervisedProcess {
  return new SupervisedProcess({
    name: 'ledger',
    script: join(built, 'libs/embedded-eventstore/src/main.js'),
    args: ['--data', join(dataDir, 'ledger'), '--port', String(port)],
    env: { [SECRET_VARIABLE]: secret },
    nodeFlags: NODE_FLAGS,
    logFile: join(logs, 'ledger.log'),
    isReady: () => accepts(port),
  });
}

function role(name: string, logs: string, env: Readonly<Record<string, string>>, health: string): SupervisedProcess {
  return new SupervisedProcess({
    name,
    script: join(built, `apps/${name}/src/main.js`),
    env,
    nodeFlags: name === 'api' ? API_NODE_FLAGS : [],
    logFile: join(logs, `${name}.log`),
    isReady: () => answersOk(health),
  });
}

/** The key that opens everything: made on the first start, then kept beside the data for its owner alone. */
async function keptRootKey(dataDir: string): Promise<string> {
  const given = process.env.LEDGERLINE_ROOT_KEY;
  if (given !== undefined) return given;
  const file = join(dataDir, 'root-key');
  if (!existsSync(file)) {
    await writeFile(file, `llk_root_${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  }
  return (await readFile(file, 'utf8')).trim();
}
