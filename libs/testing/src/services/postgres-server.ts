import { join } from 'node:path';
import { dockerAnswers } from './docker';
import { scratchFolder } from './scratch-folder';
import type { ServiceKind } from './service-kind';

/** A server that specs share; `url` may create databases. */
export interface PostgresServer {
  readonly url: string;
  readonly kind: ServiceKind;
  stop(): Promise<void>;
}

const IMAGE = 'postgres:18.4-alpine';
/** Data that lasts as long as a run need not survive a power cut. */
const HASTE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** The server of `DATABASE_URL`, otherwise a container where Docker answers, otherwise an embedded one. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const named = process.env.DATABASE_URL;
  if (named !== undefined) return { url: named, kind: 'named', stop: () => Promise.resolve() };
  return (await dockerAnswers()) ? inContainer() : embedded();
}

async function inContainer(): Promise<PostgresServer> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const flags = Object.entries(HASTE).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const container = await new PostgreSqlContainer(IMAGE).withCommand(['postgres', ...flags]).start();
  return {
    url: container.getConnectionUri(),
    kind: 'testcontainers',
    stop: async () => {
      await container.stop();
    },
  };
}

async function embedded(): Promise<PostgresServer> {
  const { startEmbeddedPostgres } = await import('@ledgerline/platform/embedded-postgres');
  const folder = await scratchFolder('postgres');
  const server = await startEmbeddedPostgres({ dataDir: join(folder.path, 'server'), settings: HASTE });
  return {
    url: server.url,
    kind: 'embedded',
    stop: async () => {
      await server.stop();
      await folder.remove();
    },
  };
}
