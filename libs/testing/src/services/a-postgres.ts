import { randomBytes } from 'node:crypto';
import type { PostgresServer } from './postgres-server';
import { startPostgresServer } from './postgres-server';
import type { ServiceKind } from './service-kind';
import { sharedPostgres } from './shared-postgres';

/** A PostgreSQL for one spec file; what it created there goes when it stops. */
export interface SpecPostgres {
  /** Of a database of its own, empty at first. */
  readonly url: string;
  readonly kind: ServiceKind;
  /** The URL of another empty database. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** The run's PostgreSQL; one started for this spec when the run has none, or when it says what is on the whole server. */
export async function aPostgres({ alone = false } = {}): Promise<SpecPostgres> {
  const shared = alone ? undefined : sharedPostgres();
  const server: PostgresServer =
    shared === undefined ? await startPostgresServer() : { ...shared, stop: () => Promise.resolve() };
  const created: string[] = [];
  const freshDatabase = async () => {
    const name = `spec_${randomBytes(6).toString('hex')}`;
    await execute(server.url, `create database ${name}`);
    created.push(name);
    return Object.assign(new URL(server.url), { pathname: `/${name}` }).toString();
  };
  const stop = async () => {
    for (const name of created.splice(0)) await execute(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  };
  return { url: await freshDatabase(), kind: server.kind, freshDatabase, stop };
}

async function execute(url: string, statement: string): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
