import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { Client } from 'pg';
import type { Difference } from '../difference';
import { compareDatabases } from './postgres';

const first = 'create table orders (id bigint primary key, total int not null);';
const second = 'create index by_total on orders (total);';

describe('comparing two databases without a server', () => {
  let server: SpecPostgres;
  const told = (differences: readonly Difference[]) =>
    differences.map(({ path, kind, classification }) => `${path} ${kind} ${classification}`);
  const a = (...statements: readonly string[]) =>
    server.freshDatabase().then(async (dsn) => {
      const client = new Client({ connectionString: dsn });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
      return { dsn };
    });
  const scripts = (...texts: readonly string[]) => ({
    scripts: texts.map((text, at) => ({ id: `000${String(at + 1)}_step.sql`, text })),
  });
  const compared = async (comparison: Parameters<typeof compareDatabases>[0]) =>
    told(await compareDatabases({ scratchDsn: server.url, ...comparison }));

  beforeAll(async () => {
    server = await aPostgres({ alone: true });
  });

  afterAll(() => server.stop());

  it('holds scripts against scripts, on a server of its own where none is named', async () => {
    const [declared, observed] = [scripts(first, second), scripts(`${first} ${second}`)];
    expect(told(await compareDatabases({ declared, observed }))).toEqual([]);
    expect(await compared({ declared, observed: scripts(first) })).toEqual([
      '/schema/tables/public.orders/indexes/by_total missing drift',
    ]);
  });

  it('holds scripts against a database, and its record of migrations where it has one', async () => {
    const declared = scripts(first, second);
    expect(await compared({ declared, observed: await a(first, second) })).toEqual([]);
    const record = 'create table pgmigrations (id serial, name text, run_on timestamp)';
    const recorded = await a(
      first,
      second,
      record,
      `insert into pgmigrations (name) values ('0001_step'), ('0009_other')`,
    );
    expect(await compared({ declared, observed: recorded })).toEqual([
      '/migrations/0002_step.sql missing drift',
      '/migrations/0009_other unexpected drift',
      '/schema/tables/public.pgmigrations unexpected tolerated',
    ]);
  });

  it('holds a database against a database', async () => {
    const [declared, observed] = [await a(first), await a(first, second, 'drop table if exists nothing')];
    const [found, ...others] = await compareDatabases({ declared, observed });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      path: '/schema/tables/public.orders/indexes/by_total',
      statements: {
        capture: 'CREATE INDEX by_total ON public.orders USING btree (total);',
        revert: 'DROP INDEX public.by_total;',
      },
    });
  });

  it('takes settings and versions of extensions from an overlay', async () => {
    const overlay = { settings: { work_mem: '4MB', wal_level: 'logical' }, extensions: { plpgsql: '9.9' } };
    expect(await compared({ declared: scripts(first), observed: await a(first), overlay })).toEqual([
      '/extensions/plpgsql changed drift',
      '/settings/wal_level changed drift',
    ]);
  });

  it('shows nothing that may be a secret and is not declared', async () => {
    const observed = await a(first, `comment on table orders is 'password: AKIAIOSFODNN7EXAMPLE'`);
    expect(JSON.stringify(await compareDatabases({ declared: await a(first), observed }))).not.toContain(
      'AKIAIOSFODNN7',
    );
  });

  it('throws with what cannot be run, and with what cannot be reached', async () => {
    await expect(compared({ declared: scripts('create tabel t'), observed: scripts('') })).rejects.toThrow(
      'migration 0001_step.sql fails on an empty database: syntax error at or near "tabel" (line 1)',
    );
    const observed = { dsn: 'postgres://a:s3cr3t@127.0.0.1:1/orders' };
    await expect(compared({ declared: scripts(first), observed })).rejects.toThrow(/^ECONNREFUSED$/);
  });
});
