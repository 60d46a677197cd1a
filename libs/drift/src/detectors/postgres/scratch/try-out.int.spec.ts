import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { Client } from 'pg';
import { tryOut } from './try-out';

describe('trying migrations', () => {
  let server: SpecPostgres;
  const tried = (...texts: readonly string[]) =>
    tryOut(
      server.url,
      texts.map((text, at) => ({ id: `000${String(at + 1)}`, text })),
      {},
      new AbortController().signal,
    );
  const asked = async (sql: string) => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    try {
      return (await client.query<{ readonly name: string }>(sql)).rows.map(({ name }) => name);
    } finally {
      await client.end();
    }
  };
  const left = () =>
    asked(`select datname as name from pg_database where datname like 'ledgerline_scratch_%'
           union all select rolname from pg_roles where rolname like 'ledgerline_scratch_%' or rolname like 'try_%'`);

  beforeAll(async () => {
    server = await aPostgres({ alone: true });
  });

  afterAll(() => server.stop());

  it('makes what they make, by statements that run in no transaction too, and leaves nothing behind', async () => {
    const { schema } = await tried(
      'create table t (id int primary key, a text);',
      'create index concurrently by_a on t (a); begin; alter table t add b int; commit; vacuum t;',
      'grant select on t to try_reader; create policy p on t to try_writer using (true);',
    );
    expect(Object.keys(schema.tables['public.t']?.indexes ?? {})).toEqual(['by_a']);
    expect(schema.tables['public.t']).toMatchObject({
      grants: { try_reader: { SELECT: 'granted' } },
      policies: { p: { roles: ['try_writer'] } },
    });
    expect(await left()).toEqual([]);
  });

  it('leaves no subscription behind either', async () => {
    const text = `create subscription s connection 'host=127.0.0.1' publication p with (connect = false);`;
    expect((await tried(text)).schema.subscriptions).toHaveProperty('s');
    expect(await left()).toEqual([]);
  });

  it('undoes nothing by half: a migration in a transaction is all or nothing, and the failing line is named', async () => {
    await expect(tried('create table t (id int);\n\ncreate table t (id int);')).rejects.toThrow(
      'migration 0001 fails on an empty database: relation "t" already exists (line 3)',
    );
    expect(await left()).toEqual([]);
  });

  it.each([
    [
      'reads a file of the server',
      `create table t (a text); copy t from '/etc/passwd';`,
      /permission denied|must be superuser/,
    ],
    ['runs a program', `create table t (a text); copy t from program 'id';`, /permission denied|must be superuser/],
    [
      'lets itself in where only a superuser may',
      `grant execute on function pg_read_file(text) to public; do $$ begin perform pg_read_file('/etc/passwd'); end $$;`,
      /permission denied|must be superuser/,
    ],
    [
      'becomes somebody else',
      `do $$ begin execute 'alter role ' || current_user || ' superuser'; end $$;`,
      /permission denied|must be superuser/,
    ],
    ['looks at passwords', 'create table t as select * from pg_authid;', /permission denied|must be superuser/],
    [
      'fetches from another server',
      `create extension postgres_fdw; create server far foreign data wrapper postgres_fdw options (host '127.0.0.1');
       create user mapping for current_user server far options (user 'a', password 'b');
       create foreign table f (a int) server far; create table t as select * from f;`,
      /no handler/,
    ],
    [
      'asks another server',
      `create extension dblink; create table t as select * from dblink('host=127.0.0.1 user=a password=b', 'select 1') as r(a int);`,
      /permission denied|must be superuser/,
    ],
  ])('stops one that %s', async (_, text, problem) => {
    await expect(tried(text)).rejects.toThrow(problem);
    expect(await left()).toEqual([]);
  });

  it('ends when it is told to, however long a statement takes, and leaves nothing behind', async () => {
    const stopping = new AbortController();
    const endless = tryOut(server.url, [{ id: '0001', text: 'select pg_sleep(600);' }], {}, stopping.signal);
    setTimeout(() => {
      stopping.abort();
    }, 1000);
    await expect(endless).rejects.toThrow('it took too long');
    expect(await left()).toEqual([]);
  });

  it('drops what a process that died left behind', async () => {
    await asked(`create database ledgerline_scratch_0123456789abcdef`);
    await asked(`create role ledgerline_scratch_0123456789abcdef`);
    await tried('create table t (id int);');
    expect(await left()).toEqual([]);
  });

  it('declares an extension also where the scratch server has none of the name', async () => {
    const { schema } = await tried('create extension if not exists no_such_extension; create table t (id int);');
    expect(schema.extensions).toMatchObject({ no_such_extension: { schema: 'public' } });
    expect(Object.keys(schema.tables)).toEqual(['public.t']);
    await expect(tried('create extension postgis_like; create table t (at geometry);')).rejects.toThrow(
      'type "geometry" does not exist (line 1); the scratch server has no extension postgis_like',
    );
  });

  it('keeps settings of the database and of roles, and changes no role that is not of the trial', async () => {
    await asked(`create role theirs`);
    try {
      const { settings, roleSettings } = await tried(
        `alter database anything set work_mem to '8MB'; alter role try_app set search_path to app, public;
         alter role try_app in database anything set work_mem to '9MB'; alter role theirs set work_mem to '1MB';`,
      );
      expect(settings).toEqual({ work_mem: '8MB' });
      expect(roleSettings).toEqual({
        try_app: { search_path: 'app, public' },
        'try_app in this database': { work_mem: '9MB' },
      });
      expect(
        await asked(`select rolname as name from pg_roles where rolname = 'theirs' and rolconfig is null`),
      ).toEqual(['theirs']);
    } finally {
      await asked('drop role theirs');
    }
  });

  it('goes by the statements of a dump', async () => {
    const { schema } = await tried(
      `\\restrict abc\nSET transaction_timeout = 0; SELECT pg_catalog.set_config('search_path', '', false);
       CREATE SCHEMA public; COMMENT ON SCHEMA public IS 'standard public schema';
       CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; END;
       CREATE TABLE public.t (id integer); ALTER TABLE public.t OWNER TO somebody;\n\\unrestrict abc\n`,
    );
    expect([Object.keys(schema.tables), Object.keys(schema.functions ?? {})]).toEqual([['public.t'], ['public.f()']]);
  });
});
