import { Client } from 'pg';
import type { SpecPostgres } from '../index';
import { aPostgres } from '../index';

async function tablesAt(url: string, ...statements: readonly string[]): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    const found = await client.query("select 1 from pg_tables where schemaname = 'public'");
    return found.rowCount ?? 0;
  } finally {
    await client.end();
  }
}

describe('a PostgreSQL for a spec', () => {
  let postgres: SpecPostgres;

  beforeAll(async () => {
    postgres = await aPostgres();
  });

  it('has an empty database for each who asks', async () => {
    expect(await tablesAt(postgres.url, 'create table mine (id int)')).toBe(1);
    expect(await tablesAt(await postgres.freshDatabase())).toBe(0);
  });

  it('takes its databases along when it stops', async () => {
    await postgres.stop();
    await expect(tablesAt(postgres.url)).rejects.toThrow(/does not exist|ECONNREFUSED/);
  });
});
