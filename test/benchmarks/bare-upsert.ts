import type { DomainEvent, EventCatalog, Projection, Recorded, StoredEvent } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { Client } from 'pg';
import type { BenchServices } from './services';

const BATCH = 500;
const DATABASE = 'bare_upsert';

type AnyFold = Projection<unknown, DomainEvent>;

/**
 * Events a second when nothing is done but writing: the rows of every batch of 500 events, folded beforehand, with one
 * `unnest` UPSERT a table and one transaction a batch. Only the writing counts.
 */
export async function bareUpsert(
  { eventStoreUrl, databaseUrl }: BenchServices,
  tables: readonly ProjectionTable[],
  catalog: EventCatalog,
): Promise<number> {
  const admin = await connected(databaseUrl);
  await admin.query(`create database ${DATABASE}`);
  const client = await connected(Object.assign(new URL(databaseUrl), { pathname: `/${DATABASE}` }).toString());
  await client.query('set synchronous_commit = off');
  for (const { sql } of tables) await client.query(sql);
  const folds = tables.map(({ projection }) => new Fold(projection as unknown as AnyFold));
  const log = openEventLog({ url: eventStoreUrl });
  let events = 0;
  let milliseconds = 0;
  for await (const batch of inBatches(log.readAll())) {
    const recorded = batch.map((event) => catalog.decode(event));
    const changes = folds.map((fold) => fold.changed(recorded)).filter(({ keys }) => keys.length > 0);
    const begun = performance.now();
    await client.query('begin');
    for (const { table, keys, rows } of changes) {
      await client.query({
        name: table,
        text: `insert into ${table} (key, row) select * from unnest($1::text[], $2::jsonb[])
          on conflict (key) do update set row = excluded.row`,
        values: [keys, rows],
      });
    }
    await client.query('commit');
    milliseconds += performance.now() - begun;
    events += batch.length;
  }
  await log.close();
  await client.end();
  await admin.query(`drop database ${DATABASE}`);
  await admin.end();
  return Math.round(events / (milliseconds / 1_000));
}

class Fold {
  private readonly rows = new Map<string, unknown>();

  constructor(private readonly projection: AnyFold) {}

  changed(events: readonly Recorded[]) {
    const keys = new Set<string>();
    for (const event of events) {
      const key = this.projection.on.includes(event.type) ? this.projection.keyOf(event) : undefined;
      if (key === undefined) continue;
      this.rows.set(key, this.projection.evolve(this.rows.get(key), event));
      keys.add(key);
    }
    const left = [...keys].filter((key) => this.rows.get(key) !== undefined);
    return { table: this.projection.name, keys: left, rows: left.map((key) => JSON.stringify(this.rows.get(key))) };
  }
}

async function* inBatches(events: AsyncIterable<StoredEvent>): AsyncIterable<readonly StoredEvent[]> {
  let batch: StoredEvent[] = [];
  for await (const event of events) {
    batch.push(event);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
