import type { PostgresServer } from './postgres-server';
import type { ServiceKind } from './service-kind';

const VARIABLE = 'LEDGERLINE_TEST_POSTGRES';

/** The server that the run started for all of its specs, which reach it through the environment of their processes. */
export function sharedPostgres(): Pick<PostgresServer, 'url' | 'kind'> | undefined {
  const told = process.env[VARIABLE];
  return told === undefined ? undefined : (JSON.parse(told) as { url: string; kind: ServiceKind });
}

export function sharePostgres(server: Pick<PostgresServer, 'url' | 'kind'> | undefined): void {
  if (server === undefined) Reflect.deleteProperty(process.env, VARIABLE);
  else process.env[VARIABLE] = JSON.stringify({ url: server.url, kind: server.kind });
}
