import type { DomainEvent } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { environmentProjections } from '../environment.projections';

/** The tables of this context in a database of their own, with the rows that a history leaves in them. */
export async function tablesAfter(...history: readonly DomainEvent[]) {
  const server = await aPostgres();
  for (const table of environmentProjections) await fillTable(server.url, table, ...history);
  const postgres = new Postgres(server.url);
  const stop = async () => {
    await postgres.close();
    await server.stop();
  };
  return { url: server.url, postgres, stop };
}
