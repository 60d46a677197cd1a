import type { ClientBase } from 'pg';
import { randomUUID } from 'node:crypto';
import { definitionOf } from './checkpoint';
import { QUARANTINE } from './quarantine';
import type { ProjectionTable } from './projection-table';

/** Held while tables are made, so that processes that start at once do it one after the other. */
const SCHEMA_LOCK = 7_305_226;

/** Where tables are filled before they take the place of the live ones. */
export const BUILDING = 'ledgerline_building';

const CHECKPOINTS = `
create table if not exists projection_checkpoint (
  name       text primary key,
  generation int not null,
  definition text not null,
  position   bigint,
  build      uuid not null,
  superseded boolean not null default false,
  stopped    text
) with (fillfactor = 50);
do $$ begin
  if not exists (select from pg_attribute where attrelid = 'projection_checkpoint'::regclass and attname = 'stopped') then
    alter table projection_checkpoint add column stopped text;
  end if;
end $$;${QUARANTINE}
create schema if not exists ${BUILDING};`;

export async function ensureCheckpointTable(client: ClientBase): Promise<void> {
  await underSchemaLock(client, async () => {
    await client.query(CHECKPOINTS);
  });
}

/** Makes the projection's table, empty, with a checkpoint before the first event; leaves one that is there alone. */
export async function createLiveTable(client: ClientBase, table: ProjectionTable): Promise<void> {
  const { name, generation } = table.projection;
  await underSchemaLock(client, async () => {
    const present = await client.query('select 1 from projection_checkpoint where name = $1', [name]);
    if (present.rowCount !== 0) return;
    await client.query(`drop table if exists "${name}" cascade`);
    await client.query(table.sql);
    await client.query('delete from projection_quarantine where name = $1', [name]);
    await client.query(
      'insert into projection_checkpoint (name, generation, definition, build) values ($1, $2, $3, $4)',
      [name, generation, definitionOf(table), randomUUID()],
    );
  });
}

/** Makes the projection's table, empty and without its indexes, where it can be filled unseen. */
export async function createBuildingTable(client: ClientBase, { projection, sql }: ProjectionTable): Promise<void> {
  const { others } = statementsIn(sql);
  await inTransaction(client, async () => {
    await client.query(`drop table if exists ${BUILDING}."${projection.name}" cascade`);
    await client.query(`set local search_path = ${BUILDING}`);
    for (const statement of others) await client.query(statement);
  });
}

/**
 * Indexes a table that was filled without, which is far cheaper than keeping them while it is being filled. The server is told
 * what is in it and that everybody may see it: until it knows, it takes the wrong index, or looks up in the table what the
 * index says already; by itself it would find out minutes later.
 */
export async function indexBuildingTable(client: ClientBase, { projection, sql }: ProjectionTable): Promise<void> {
  const { indexes } = statementsIn(sql);
  await inTransaction(client, async () => {
    await client.query(`set local search_path = ${BUILDING}`);
    for (const statement of indexes) await client.query(statement);
  });
  await client.query(`vacuum (analyze) ${BUILDING}."${projection.name}"`);
}

/** Statements end at a semicolon that ends a line. */
export function statementsIn(sql: string): { readonly indexes: readonly string[]; readonly others: readonly string[] } {
  const statements = sql
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const isIndex = (statement: string) => /^create\s+(unique\s+)?index\b/i.test(statement);
  return { indexes: statements.filter(isIndex), others: statements.filter((statement) => !isIndex(statement)) };
}

export async function inTransaction<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function underSchemaLock(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await work();
  });
}
