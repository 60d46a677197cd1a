import type { EqualPair } from './pair';

const t = 'create table t (id int primary key, a text, b int);';

/** What is written otherwise and is the same. */
export const equalPairs: readonly EqualPair[] = [
  {
    what: 'letter case, spaces, remarks and quotation marks',
    one: "create table t (id int, a text not null default 'x');",
    other: 'CREATE TABLE "public"."t" ( /* key */ "id" INT4, -- number\n A TEXT DEFAULT (\'x\')::text NOT NULL );',
  },
  {
    what: 'columns in another order',
    one: 'create table t (a int, b int, c int);',
    other: 'create table t (a int, c int); alter table t add column b int;',
  },
  {
    what: 'a column that was there once',
    one: 'create table t (a int, b int);',
    other: 'create table t (a int, gone int, b int); alter table t drop column gone;',
  },
  {
    what: 'names of types',
    one: 'create table t (a varchar(10), b decimal(5,2), c timestamptz, d bool, e int8, f float8, g char(3));',
    other: `create table t (a character varying(10), b numeric(5,2), c timestamp with time zone, d boolean, e bigint,
                            f double precision, g character(3));`,
  },
  {
    what: 'constraints with and without the names that the server gives',
    one: 'create table t (id int primary key, a int unique, b int check (b > 0), c int references t);',
    other: `create table t (id int not null, a int, b int, c int);
            alter table t add constraint t_pkey primary key (id), add constraint t_a_key unique (a),
              add constraint t_b_check check (b > 0), add constraint t_c_fkey foreign key (c) references t (id);`,
  },
  {
    what: 'checks that the server numbers in the order of their making',
    one: 'create table t (a int, check (a > 0), check (a < 9));',
    other: 'create table t (a int, check (a < 9), check (a > 0));',
  },
  {
    what: 'a list and its long form',
    one: `create table t (k varchar(5) check (k in ('a', 'b')));`,
    other: `create table t (k varchar(5) check (k = any (array['a', 'b']::varchar[])));`,
  },
  {
    what: 'an expression as written and as the server spells it',
    one: `create table t (k varchar(5), n int, check (k <> '' and n between 1 and 5));`,
    other: `create table t (k varchar(5), n int,
              constraint t_check check ((((k)::text <> ''::text) AND ((n >= 1) AND (n <= 5)))));`,
  },
  {
    what: 'serial and what it stands for',
    one: 'create table t (id serial primary key);',
    other: `create sequence t_id_seq as integer; create table t (id integer not null default nextval('t_id_seq') primary key);
            alter sequence t_id_seq owned by t.id;`,
  },
  {
    what: 'what a sequence has counted to',
    setup: 'create sequence s; create table t (id int generated always as identity);',
    one: '',
    other: `select setval('s', 4711); insert into t default values; insert into t default values;`,
  },
  {
    what: 'indexes with usual words left out',
    setup: t,
    one: 'create index i on t (a, b);',
    other: 'create index i on public.t using btree (a asc nulls last, b);',
  },
  {
    what: 'an index with the name that the server gives',
    setup: t,
    one: 'create index on t (a);',
    other: 'create index t_a_idx on t (a);',
  },
  {
    what: 'two indexes that the server numbers',
    setup: t,
    one: 'create index on t (a); create index on t (a) where b > 0;',
    other: 'create index on t (a) where b > 0; create index on t (a);',
  },
  {
    what: 'a view in other words',
    setup: t,
    one: `create view v as select id, a from t where a = 'x' and b in (1, 2);`,
    other: `create or replace view public.v as SELECT t.id, t.a FROM public.t WHERE ((t.a = 'x'::text) AND (t.b = ANY (ARRAY[1, 2])));`,
  },
  {
    what: 'a function in other clothes',
    one: `create function f(a int) returns text language sql as 'select ''x''';`,
    other: `CREATE OR REPLACE FUNCTION public.f(IN a integer) RETURNS text LANGUAGE 'sql' VOLATILE CALLED ON NULL INPUT
              SECURITY INVOKER COST 100 AS $body$ SELECT 'x'; $body$;`,
  },
  {
    what: 'a block with other spaces',
    one: `create procedure p() language plpgsql as $$begin perform 1; if true then raise notice 'x'; end if; end$$;`,
    other: `create procedure p() language plpgsql as $$
              BEGIN
                PERFORM 1;
                IF true THEN RAISE NOTICE 'x'; END IF;
              END;
            $$;`,
  },
  {
    what: 'a trigger in other words',
    setup: `${t} create function f() returns trigger language plpgsql as $$ begin return new; end $$;`,
    one: 'create trigger g before insert or update on t for each row execute function f();',
    other: 'create trigger g before update or insert on public.t for each row execute procedure public.f();',
  },
  {
    what: 'a policy in other words',
    setup: t,
    one: 'create policy p on t using (b = 1 and a is not null);',
    other: 'create policy p on public.t as permissive for all to public using (((b = 1) AND (a IS NOT NULL)));',
  },
  {
    what: 'privileges one by one, and what an owner has anyway',
    setup: t,
    one: 'grant select, insert on t to pair_reader, pair_writer;',
    other: `grant insert on t to pair_writer; grant select on t to pair_writer, pair_reader;
            grant insert on t to pair_reader; grant all on t to current_user;`,
  },
  {
    what: 'privileges given and taken',
    setup: t,
    one: '',
    other: 'grant select on t to pair_reader; revoke select on t from pair_reader;',
  },
  {
    what: 'roles of a policy in another order',
    setup: t,
    one: 'create policy p on t to pair_reader, pair_writer using (true);',
    other: 'create policy p on t to pair_writer, pair_reader using (true);',
  },
  {
    what: 'like and what it copies',
    setup: "create table m (id int not null default 1, a text check (a <> ''));",
    one: 'create table l (like m including all);',
    other: `create table l (id int not null default 1, a text, constraint m_a_check check (a <> ''));`,
  },
  {
    what: 'partitions attached and made',
    setup: 'create table e (at date not null, v int) partition by range (at);',
    one: `create table e1 partition of e for values from ('2026-01-01') to ('2027-01-01'); create index on e (v);`,
    other: `create table e1 (v int, at date not null); create index on e (v);
            alter table e attach partition e1 for values from ('2026-01-01 00:00'::date) to ('2027-01-01');`,
  },
  {
    what: 'a domain in other words',
    one: `create domain d as varchar(5) check (value in ('a', 'b')) default 'a';`,
    other: `create domain d as character varying(5) default 'a'::varchar
              constraint d_check check (((value)::text = any ((array['a'::varchar, 'b'::varchar])::text[])));`,
  },
  {
    what: 'another owner',
    setup: t,
    one: '',
    other: 'alter table t owner to pair_writer;',
  },
  {
    what: 'statements that a dump begins with',
    one: t,
    other: `set statement_timeout = 0; set client_encoding = 'UTF8'; set standard_conforming_strings = on;
            select pg_catalog.set_config('search_path', '', false); set default_table_access_method = heap;
            create table public.t (id integer not null, a text, b integer);
            alter table only public.t add constraint t_pkey primary key (id);`,
  },
  {
    what: 'statements that run in no transaction',
    setup: t,
    one: 'create index i on t (a);',
    other: 'create index concurrently if not exists i on t (a);',
  },
  {
    what: 'rows',
    setup: t,
    one: '',
    other: `insert into t values (1, 'a', 2); analyze t; vacuum;`,
  },
];
