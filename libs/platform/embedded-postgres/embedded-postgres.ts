import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account';
import { accountFor, closedTo } from './account';
import type { Cluster } from './cluster';
import { openCluster } from './cluster';
import { programsFor } from './programs';
import type { Server } from './server';
import { freePort, launch, stopServer } from './server';

export interface EmbeddedPostgresOptions {
  /** Where the data is kept; made if it does not exist. One server at a time. */
  readonly dataDir: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Server settings, such as `{ fsync: 'off' }` for data that nobody will miss. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** `postgres://…` of the database `postgres`, for the superuser. */
  readonly url: string;
  readonly pid: number;
  /** Stops the server and waits until it is gone; the data stays. */
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
};
const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MILLISECONDS = 500;

/**
 * Starts a PostgreSQL of our own, as a process of its own that ends with this one at the latest. It waits up to ten
 * seconds for a predecessor in the same folder to end. Throws with what the server said when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const account = await accountFor(dataDir);
  if (account !== undefined) await refuseClosed(account, dataDir);
  const programs = await programsFor(account);
  try {
    const cluster = await openCluster(dataDir, programs.initdb, account);
    const { server, port } = await serve(options, cluster, programs.postgres, account);
    return {
      url: `postgres://ledgerline:${cluster.password}@127.0.0.1:${String(port)}/postgres`,
      pid: server.pid ?? 0,
      stop: async () => {
        await stopServer(server);
        await programs.release();
      },
    };
  } catch (error) {
    await programs.release();
    throw error;
  }
}

async function refuseClosed(account: Account, dataDir: string): Promise<void> {
  const closed = await closedTo(account, dataDir);
  if (closed === undefined) return;
  throw new Error(
    `PostgreSQL does not run as root, and user ${String(account.uid)}, which it would run as, may not enter "${closed}": ` +
      'choose a data folder elsewhere, or set DATABASE_URL to a server',
  );
}

async function serve(
  { port: wanted = 0, settings }: EmbeddedPostgresOptions,
  { data }: Cluster,
  postgres: string,
  account: Account | undefined,
): Promise<{ readonly server: Server; readonly port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted === 0 ? await freePort() : wanted;
    const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    try {
      return { server: await launch(postgres, ['-D', data, ...flags], data, account), port };
    } catch (error) {
      if (attempt === ATTEMPTS || !passes(error)) throw error;
      await pause(ATTEMPT_PAUSE_MILLISECONDS);
    }
  }
}

/** A predecessor that is still ending, or somebody who was given the same free port. */
function passes(error: unknown): boolean {
  return (
    error instanceof Error &&
    /lock file|pre-existing shared memory|could not bind|Address already in use/.test(error.message)
  );
}
