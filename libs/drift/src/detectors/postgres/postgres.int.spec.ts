import { digestOf } from '@ledgerline/kernel';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Circumstances, Intent } from '../../compare';
import { assess } from '../../compare';
import { postgres as domain } from '../../domains/postgres';
import { checkDocument } from '../../commands/record-observation/check-document';
import type { DetectorContext } from '../detector';
import { redactWith } from '../redact';
import { postgresDetector } from './index';

const migrations = [
  {
    id: '0001_create_orders',
    sql: `create table orders (
            id bigint generated always as identity primary key,
            customer text not null, total_cents bigint not null check (total_cents >= 0),
            created_at timestamptz not null default now());`,
  },
  { id: '0002_index', sql: 'create index orders_by_customer on orders (customer, created_at);' },
  {
    id: '0003_settled',
    sql: 'alter table orders add column settled_at timestamptz, add unique (customer, settled_at);',
  },
].map(({ id, sql }) => ({ id, sql, checksum: digestOf(sql) }));
const blobs = new Map(migrations.map(({ checksum, sql }) => [checksum as string, new TextEncoder().encode(sql)]));

const intent: Intent = {
  artifacts: {},
  migrations: { orders: migrations.map(({ id, checksum }) => ({ id, checksum })) },
  configuration: {
    databases: { orders: { settings: { statement_timeout: '30s' }, extensions: { plpgsql: '1.0' } } },
  },
  flags: {},
  variance: [],
};

async function run(url: string, ...statements: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

describe('looking at a database', () => {
  let server: SpecPostgres;
  let url: string;
  let name: string;
  const fetched: string[] = [];

  const contextWith = (changed: Partial<DetectorContext> = {}): DetectorContext => ({
    intent,
    blob: (digest) => {
      fetched.push(digest);
      const bytes = blobs.get(digest);
      return bytes === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(bytes);
    },
    redact: redactWith('key'),
    signal: new AbortController().signal,
    ...changed,
  });
  const detector = postgresDetector();
  const look = (changed: Partial<DetectorContext> = {}) =>
    detector.observe({ databases: { orders: { dsn: url, scratchDsn: server.url } } }, contextWith(changed));
  const circumstances: Circumstances = {
    environment: 'prod',
    now: '2026-01-01T01:00:00.000Z',
    intent: { intentRevision: 1, document: intent, declaredAt: '2026-01-01T00:00:00.000Z', converged: true },
    rolloutMilliseconds: 0,
    tolerances: [],
    acceptances: new Map(),
    forbids: () => undefined,
  };
  const assessed = async () => {
    const seen = await look();
    expect(checkDocument(domain, seen.document)).toBeUndefined();
    return assess(domain, circumstances, seen);
  };
  const differences = async () =>
    (await assessed())
      .filter(({ classification }) => classification !== 'tolerated')
      .map(({ path, kind, classification, severity }) => `${path} ${kind} ${classification} ${severity}`);
  const tolerated = async () =>
    (await assessed())
      .filter(({ classification }) => classification === 'tolerated')
      .map(({ path, reason }) => `${path}: ${reason}`);

  beforeAll(async () => {
    server = await aPostgres({ alone: true });
  });

  beforeEach(async () => {
    url = await server.freshDatabase();
    name = new URL(url).pathname.slice(1);
    await run(
      url,
      'create table ledgerline_migrations (id text primary key, checksum text not null, applied_at timestamptz not null default now())',
      ...migrations.flatMap(({ id, checksum, sql }) => [
        sql,
        `insert into ledgerline_migrations (id, checksum) values ('${id}', '${checksum}')`,
      ]),
      `alter database ${name} set statement_timeout to '30s'`,
    );
  });

  afterAll(() => server.stop());

  it('finds nothing where everything was made as declared, and no scratch database stays behind', async () => {
    expect(await look()).toMatchObject({ completeness: 'complete' });
    expect(await differences()).toEqual([]);
    const left = await run(server.url, "select 1 from pg_database where datname like 'ledgerline_scratch_%'");
    expect(left).toEqual([]);
  });

  it('sees the same when it looks again, and tries the migrations once', async () => {
    const first = await look();
    fetched.length = 0;
    expect(await look()).toEqual(first);
    expect(fetched).toEqual([]);
  });

  it.each([
    [
      'an index made by hand',
      'create index idx_tmp_load on orders (total_cents)',
      '/schema/tables/public.orders/indexes/idx_tmp_load unexpected drift material',
    ],
    [
      'an index dropped by hand',
      'drop index orders_by_customer',
      '/schema/tables/public.orders/indexes/orders_by_customer missing drift material',
    ],
    [
      'a column made wider by hand',
      'alter table orders alter column customer type varchar(40)',
      '/schema/tables/public.orders/columns/customer/type changed drift material',
    ],
    [
      'a default taken away by hand',
      'alter table orders alter column created_at drop default',
      '/schema/tables/public.orders/columns/created_at/default changed drift material',
    ],
    [
      'a column that may be empty now',
      'alter table orders alter column total_cents drop not null',
      '/schema/tables/public.orders/columns/total_cents/nullable changed drift material',
    ],
    [
      'a constraint dropped by hand',
      'alter table orders drop constraint orders_total_cents_check',
      '/schema/tables/public.orders/constraints/orders_total_cents_check missing drift critical',
    ],
    [
      'a unique constraint made by hand',
      'alter table orders add constraint one_total unique (total_cents)',
      '/schema/tables/public.orders/constraints/one_total unexpected drift material',
    ],
    [
      'a table made by hand',
      'create table scratchpad (id int)',
      '/schema/tables/public.scratchpad unexpected drift material',
    ],
    [
      'a migration that is not recorded',
      "delete from ledgerline_migrations where id = '0003_settled'",
      '/migrations/0003_settled missing drift critical',
    ],
    [
      'a migration with another checksum',
      "update ledgerline_migrations set checksum = 'sha256:0' where id = '0002_index'",
      '/migrations/0002_index/checksum changed drift critical',
    ],
    [
      'migrations that ran in another order',
      "update ledgerline_migrations set applied_at = now() + interval '1 hour' where id = '0001_create_orders'",
      '/migrationOrder changed drift material',
    ],
    [
      'another version of an extension',
      "update pg_extension set extversion = '0.9' where extname = 'plpgsql'",
      '/extensions/plpgsql changed drift material',
    ],
  ])('makes exactly one difference of %s', async (_, statement, difference) => {
    await run(url, statement);
    expect(await differences()).toEqual([difference]);
  });

  it('makes exactly one difference of a setting changed, added or taken away by hand', async () => {
    await run(url, `alter database ${name} set statement_timeout to '5min'`);
    expect(await differences()).toEqual(['/settings/statement_timeout changed drift material']);
    await run(url, `alter database ${name} set statement_timeout to '30000ms'`);
    expect(await differences()).toEqual([]);
    await run(url, `alter database ${name} set work_mem to '64MB'`);
    expect(await differences()).toEqual(['/settings/work_mem unexpected drift material']);
    await run(url, `alter database ${name} reset all`);
    expect(await differences()).toEqual(['/settings/statement_timeout changed drift material']);
  });

  it('shows a setting with a telling name as a keyed digest', async () => {
    await run(url, `alter database ${name} set app.jwt_secret to 's3cr3t'`);
    expect(JSON.stringify(await look())).not.toContain('s3cr3t');
  });

  it('is not led astray by a search path', async () => {
    await run(url, 'create schema evil', 'create table evil.pg_class (oid int, relname text)');
    await run(url, `alter database ${name} set search_path to evil, public`);
    expect(await differences()).toEqual(['/settings/search_path unexpected drift material']);
  });

  it('tolerates the record of migrations, and leaves schemas alone that are not of these migrations', async () => {
    const record =
      '/schema/tables/public.ledgerline_migrations: the record that Ledgerline keeps of the migrations that ran; ' +
      'what it says is compared as migrations';
    expect(await tolerated()).toEqual([record]);
    await run(url, 'create schema legacy', 'create table legacy.a (id int)', 'create view legacy.v as select 1');
    expect(await differences()).toEqual([]);
    expect(await tolerated()).toEqual([
      record,
      '/schema/others: the schema legacy is not of these migrations and not compared: 2 things are in there',
    ]);
  });

  it('names an index that is not valid', async () => {
    await run(url, `update pg_index set indisvalid = false where indexrelid = 'orders_by_customer'::regclass`);
    const [found, ...others] = (await assessed()).filter(({ classification }) => classification === 'drift');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      path: '/schema/tables/public.orders/indexes/orders_by_customer/valid',
      reason: 'the index is not valid: building it failed or is not over, and no query uses it',
    });
  });

  it('tells a setting of a role in this database, and of the others only what is declared', async () => {
    const role = `spec_${name}`;
    await run(url, `create role ${role}`, `alter role ${role} set work_mem to '9MB'`);
    try {
      expect(await differences()).toEqual([]);
      await run(url, `alter role ${role} in database ${name} set statement_timeout to '1h'`);
      expect(await differences()).toEqual([`/roleSettings/${role} in this database unexpected drift material`]);
    } finally {
      await run(url, `alter role ${role} in database ${name} reset all`, `drop role ${role}`);
    }
  });

  it('takes a declared setting from the server where the database has none of its own', async () => {
    const declared = (settings: Readonly<Record<string, unknown>>): Intent => ({
      ...intent,
      configuration: { databases: { orders: { settings } } },
    });
    const found = async (settings: Readonly<Record<string, unknown>>) => {
      const other = declared({ statement_timeout: '30s', ...settings });
      const seen = await look({ intent: other });
      return assess(
        domain,
        { ...circumstances, intent: circumstances.intent && { ...circumstances.intent, document: other } },
        seen,
      )
        .filter(({ classification }) => classification === 'drift')
        .map(({ path, kind }) => `${path} ${kind}`);
    };
    expect(await found({ wal_level: 'replica', full_page_writes: 'off' })).toEqual([]);
    expect(await found({ wal_level: 'logical' })).toEqual(['/settings/wal_level changed']);
  });

  it('says who last changed what differs, where the database keeps a log of that', async () => {
    const guide = readFileSync(join(__dirname, '../../../../../docs/guides/postgres.md'), 'utf8');
    const log = /```sql\n(create schema ledgerline;[\s\S]*?)```/.exec(guide)?.[1] ?? '';
    await run(url, log, 'create index by_hand on orders (total_cents)');
    const found = (await assessed()).find(({ path }) => path.endsWith('/by_hand'));
    expect(found?.writer).toMatchObject({ manager: new URL(url).username, operation: 'CREATE INDEX' });
    await run(url, 'drop index orders_by_customer');
    const dropped = (await assessed()).find(({ path }) => path.endsWith('/orders_by_customer'));
    expect(dropped?.writer).toMatchObject({ operation: 'DROP INDEX' });
    expect(await tolerated()).toContainEqual(expect.stringContaining('/schema/eventTriggers/ledgerline_log_changes'));
    expect((await differences()).filter((difference) => !difference.includes('/indexes/'))).toEqual([]);
  });

  it('does not wait for a lock that somebody holds', async () => {
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table ledgerline_migrations in access exclusive mode');
    try {
      expect(await look()).toMatchObject({
        completeness: 'error',
        problem: expect.stringContaining('lock timeout') as string,
      });
    } finally {
      await holder.end();
    }
  });

  it('is partial, with the tables unknown, where the migrations cannot be tried', async () => {
    const without = await detector.observe({ databases: { orders: { dsn: url } } }, contextWith());
    expect(without).toMatchObject({
      completeness: 'partial',
      problem: expect.stringContaining('no scratch server') as string,
    });
    const [first, ...others] = intent.migrations.orders ?? [];
    const broken = { ...intent, migrations: { orders: [...others, ...(first === undefined ? [] : [first])] } };
    expect(await look({ intent: broken })).toMatchObject({
      completeness: 'partial',
      problem:
        'database orders: migration 0002_index fails on an empty database: relation "orders" does not exist (line 1)',
    });
    const other = { ...intent, migrations: { orders: [{ id: '0009', checksum: `sha256:${'9'.repeat(64)}` }] } };
    expect(await look({ intent: other })).toMatchObject({
      problem: 'database orders: migration 0009 cannot be fetched',
    });
  });

  it('is partial where a declared database cannot be reached, and says nothing of the credentials', async () => {
    const dsn = 'postgres://agent:s3cr3t@127.0.0.1:1/orders';
    const reachable = { orders: { dsn: url, scratchDsn: server.url } };
    const partial = await detector.observe({ databases: { ...reachable, ledger: { dsn } } }, contextWith());
    expect(partial).toMatchObject({ completeness: 'partial', problem: 'database ledger: ECONNREFUSED' });
    const error = await detector.observe({ databases: { orders: { dsn } } }, contextWith());
    expect(error).toEqual({ completeness: 'error', problem: 'database orders: ECONNREFUSED', document: {} });
    expect(await detector.observe({ databases: {} }, contextWith())).toMatchObject({
      problem: 'database orders: the agent has no connection to it',
    });
  });

  it('says nothing of a password that the server turns down', async () => {
    const wrong = Object.assign(new URL(url), { username: 'nobody', password: 's3cr3t' }).toString();
    const seen = await detector.observe({ databases: { orders: { dsn: wrong } } }, contextWith());
    expect(seen).toMatchObject({ completeness: 'error' });
    expect(JSON.stringify(seen)).not.toContain('s3cr3t');
  });

  it('gives up when it is told to', async () => {
    const stopped = AbortSignal.abort();
    expect(await look({ signal: stopped })).toMatchObject({
      completeness: 'error',
      problem: 'database orders: it took too long',
    });
  });
});
