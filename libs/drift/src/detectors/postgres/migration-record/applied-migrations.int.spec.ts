import { digestOf } from '@ledgerline/kernel';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { Client } from 'pg';
import { readOnly, withSession } from '../connection';
import { appliedMigrations } from './applied-migrations';

const declared = ['1_orders', '2_index', '3_settled'].map((id) => ({ id, checksum: digestOf(id) }));
const hash = (id: string) => digestOf(id).replace('sha256:', '');

/** Tables as the programs make them, with one migration that ran, one that did not end, and one that no release knows. */
const records: readonly (readonly [whose: string, statements: string, applied: readonly string[]])[] = [
  [
    'Flyway',
    `create table flyway_schema_history (installed_rank int primary key, version varchar(50), description varchar(200),
       type varchar(20), script varchar(1000), checksum int, installed_by varchar(100), installed_on timestamp default now(),
       execution_time int, success boolean);
     insert into flyway_schema_history (installed_rank, version, type, script, checksum, success) values
       (1, '1', 'SQL', 'V1__orders.sql', 1, true), (2, '2', 'SQL', 'V2__index.sql', 2, false),
       (3, '9', 'SQL', 'V9__other.sql', 3, true), (4, '3', 'SQL', 'V3__settled.sql', 4, true),
       (5, '3', 'UNDO_SQL', 'U3__settled.sql', 5, true);`,
    ['1_orders', '2_index failed', 'V9__other.sql'],
  ],
  [
    'Liquibase',
    `create table databasechangelog (id varchar(255), author varchar(255), filename varchar(255), dateexecuted timestamp,
       orderexecuted int, exectype varchar(10), md5sum varchar(35));
     insert into databasechangelog (id, author, filename, orderexecuted, exectype) values
       ('create', 'ana', 'db/1_orders.sql', 1, 'EXECUTED'), ('2_index', 'ana', 'db/all.xml', 2, 'FAILED'),
       ('other', 'ana', 'db/all.xml', 3, 'RERAN');`,
    ['1_orders', '2_index failed', 'other'],
  ],
  [
    'Prisma',
    `create table _prisma_migrations (id varchar(36), checksum varchar(64), finished_at timestamptz,
       migration_name varchar(255), logs text, rolled_back_at timestamptz, started_at timestamptz default now(),
       applied_steps_count int default 0);
     insert into _prisma_migrations (checksum, finished_at, migration_name, rolled_back_at, started_at) values
       ('${hash('1_orders')}', now(), '1_orders', null, '2026-01-01'), ('x', null, '2_index', now(), '2026-01-02'),
       ('x', null, '2_index', null, '2026-01-03'), ('x', now(), '9_other', null, '2026-01-04');`,
    ['1_orders', '2_index failed', '9_other'],
  ],
  [
    'node-pg-migrate',
    `create table pgmigrations (id serial primary key, name varchar(255), run_on timestamp);
     insert into pgmigrations (name) values ('1_orders'), ('9_other');`,
    ['1_orders', '9_other'],
  ],
  [
    'golang-migrate',
    `create table schema_migrations (version bigint primary key, dirty boolean not null);
     insert into schema_migrations values (2, true);`,
    ['1_orders', '2_index interrupted'],
  ],
  [
    'Rails',
    `create table schema_migrations (version varchar primary key);
     insert into schema_migrations values ('1'), ('9');`,
    ['1_orders', '9'],
  ],
  [
    'Alembic',
    `create table alembic_version (version_num varchar(32) primary key); insert into alembic_version values ('2');`,
    ['1_orders', '2_index'],
  ],
  [
    'Sequelize',
    `create table "SequelizeMeta" (name varchar(255) primary key);
     insert into "SequelizeMeta" values ('1_orders.js'), ('9_other.js');`,
    ['1_orders', '9_other.js'],
  ],
  [
    'Knex',
    `create table knex_migrations (id serial primary key, name varchar(255), batch int, migration_time timestamptz);
     insert into knex_migrations (name, batch) values ('1_orders.js', 1), ('9_other.js', 2);`,
    ['1_orders', '9_other.js'],
  ],
  [
    'a runner with digests',
    `create table ledgerline_migrations (id text primary key, checksum text, applied_at timestamptz default now());
     insert into ledgerline_migrations values ('1_orders', 'sha256:x');`,
    ['1_orders'],
  ],
];

describe('the record of migrations in a database', () => {
  let server: SpecPostgres;

  beforeAll(async () => {
    server = await aPostgres();
  });

  afterAll(() => server.stop());

  const recorded = async (...statements: readonly string[]) => {
    const dsn = await server.freshDatabase();
    const client = new Client({ connectionString: dsn });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
    return withSession(dsn, new AbortController().signal, (session) =>
      readOnly(session, () => appliedMigrations(session, declared)),
    );
  };
  const told = ({ applied }: Awaited<ReturnType<typeof recorded>>) =>
    applied.map(({ id, state }) => (state === undefined ? id : `${id} ${state}`));

  it.each(records)('of %s is read, with what did not end and what no release knows', async (_, statements, applied) => {
    expect(told(await recorded(statements))).toEqual(applied);
  });

  it('is found in any schema, and is the one of two that knows what is declared', async () => {
    const found = await recorded(
      `create table schema_migrations (version varchar primary key); insert into schema_migrations values ('old');`,
      `create schema app; create table app.pgmigrations (id serial primary key, name text, run_on timestamp);
       insert into app.pgmigrations (name) values ('2_index'), ('1_orders');`,
    );
    expect([told(found), found.isOrdered]).toEqual([['2_index', '1_orders'], true]);
  });

  it('is none where a table has only the name of one', async () => {
    expect(told(await recorded('create table migrations (id int, note text)'))).toEqual([]);
  });
});
