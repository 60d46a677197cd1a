import type { Pair } from './pair';

const t = 'create table t (id int primary key, a text);';
const at = 'tables/public.t/grants';

/** Who may what. */
export const grantPairs: readonly Pair[] = [
  {
    what: 'a privilege',
    setup: t,
    observed: 'grant select on t to pair_reader;',
    differences: [`unexpected ${at}/pair_reader`],
  },
  {
    what: 'one privilege more',
    setup: `${t} grant select on t to pair_reader;`,
    observed: 'grant insert, update on t to pair_reader;',
    differences: [`unexpected ${at}/pair_reader/INSERT`, `unexpected ${at}/pair_reader/UPDATE`],
  },
  {
    what: 'a privilege that may be given on',
    setup: t,
    declared: 'grant select on t to pair_reader;',
    observed: 'grant select on t to pair_reader with grant option;',
    differences: [`changed ${at}/pair_reader/SELECT`],
  },
  {
    what: 'a privilege of everybody',
    setup: t,
    observed: 'grant select on t to public;',
    differences: [`unexpected ${at}/PUBLIC`],
  },
  {
    what: 'a privilege on a column',
    setup: t,
    observed: 'grant update (a) on t to pair_writer;',
    differences: [`unexpected ${at}/pair_writer`],
  },
  {
    what: 'a privilege on another column',
    setup: t,
    declared: 'grant update (a) on t to pair_writer;',
    observed: 'grant update (id) on t to pair_writer;',
    differences: [`missing ${at}/pair_writer/UPDATE (a)`, `unexpected ${at}/pair_writer/UPDATE (id)`],
  },
  {
    what: 'a privilege on a column in place of the table',
    setup: t,
    declared: 'grant update on t to pair_writer;',
    observed: 'grant update (a) on t to pair_writer;',
    differences: [`missing ${at}/pair_writer/UPDATE`, `unexpected ${at}/pair_writer/UPDATE (a)`],
  },
  {
    what: 'a privilege on a sequence',
    setup: 'create sequence s;',
    observed: 'grant usage on sequence s to pair_writer;',
    differences: ['unexpected sequences/public.s/grants/pair_writer'],
  },
  {
    what: 'what everybody may not any more',
    setup: 'create function f() returns int language sql as $$ select 1 $$;',
    observed: 'revoke execute on function f() from public;',
    differences: ['missing functions/public.f()/grants/PUBLIC'],
  },
  {
    what: 'a privilege on a schema',
    setup: 'create schema s;',
    observed: 'grant usage on schema s to pair_reader;',
    differences: ['unexpected schemas/s/grants/pair_reader'],
  },
  {
    what: 'making things in public',
    observed: 'grant create on schema public to public;',
    differences: ['unexpected schemas/public/grants/PUBLIC/CREATE'],
  },
  {
    what: 'a privilege on a type',
    setup: `create type k as enum ('a'); revoke usage on type k from public;`,
    observed: 'grant usage on type k to pair_reader;',
    differences: ['unexpected types/public.k/grants/pair_reader'],
  },
  {
    what: 'a privilege on what does not exist yet',
    observed: 'alter default privileges in schema public grant select on tables to pair_reader;',
    differences: ['unexpected defaultPrivileges/migrating role in public on tables'],
  },
  {
    what: 'a privilege on what another role will make',
    observed: 'alter default privileges for role pair_writer in schema public grant select on tables to pair_reader;',
    differences: ['unexpected defaultPrivileges/pair_writer in public on tables'],
  },
  {
    what: 'another privilege on what another role will make',
    declared: 'alter default privileges for role pair_writer in schema public grant select on tables to pair_reader;',
    observed:
      'alter default privileges for role pair_writer in schema public grant select, insert on tables to pair_reader;',
    differences: ['unexpected defaultPrivileges/pair_writer in public on tables/grants/pair_reader/INSERT'],
  },
  {
    what: 'another role with a privilege on what another role will make',
    declared: 'alter default privileges for role pair_writer grant select on tables to pair_reader;',
    observed: 'alter default privileges for role pair_writer grant select on tables to pair_auditor;',
    differences: [
      'missing defaultPrivileges/pair_writer on tables/grants/pair_reader',
      'unexpected defaultPrivileges/pair_writer on tables/grants/pair_auditor',
    ],
  },
];
