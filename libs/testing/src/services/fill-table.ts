import type { AnyProjection, DomainEvent, Projection } from '@ledgerline/kernel';
import type { Client } from 'pg';
import { recordedMinutely } from '../rows-after';

/** Makes a projection's table in this database, with the rows that it has after a history as {@link rowsAfter} tells it. */
export async function fillTable(
  url: string,
  { projection, sql }: { readonly projection: AnyProjection; readonly sql: string },
  ...history: readonly DomainEvent[]
): Promise<void> {
  const rows = foldedBy(projection as unknown as Projection<unknown, DomainEvent>, history);
  await connected(url, async (client) => {
    await client.query(sql);
    for (const [key, row] of rows) {
      await client.query(`insert into "${projection.name}" (key, row) values ($1, $2)`, [key, JSON.stringify(row)]);
    }
  });
}

function foldedBy(
  projection: Projection<unknown, DomainEvent>,
  history: readonly DomainEvent[],
): ReadonlyMap<string, unknown> {
  const rows = new Map<string, unknown>();
  for (const event of history.map(recordedMinutely)) {
    const key = projection.on.includes(event.type) ? projection.keyOf(event) : undefined;
    if (key === undefined) continue;
    const row = projection.evolve(rows.get(key), event);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
  return rows;
}

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const pg = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
