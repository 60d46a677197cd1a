import type { PostgresServer } from './postgres-server';
import { startPostgresServer } from './postgres-server';
import { sharedPostgres, sharePostgres } from './shared-postgres';

const SERVER = Symbol.for('ledgerline.spec.postgres');

export type RunGlobals = typeof globalThis & { [SERVER]?: PostgresServer };

/** One PostgreSQL for all the specs of a run; each of them makes databases of its own on it. */
export default async function globalSetup(): Promise<void> {
  if (sharedPostgres() !== undefined) return;
  const server = await startPostgresServer();
  (globalThis as RunGlobals)[SERVER] = server;
  sharePostgres(server);
  process.stderr.write(`PostgreSQL of this run: ${server.kind}\n`);
}

export async function stopSharedServer(): Promise<void> {
  const globals = globalThis as RunGlobals;
  const server = globals[SERVER];
  if (server === undefined) return;
  Reflect.deleteProperty(globals, SERVER);
  sharePostgres(undefined);
  await server.stop();
}
