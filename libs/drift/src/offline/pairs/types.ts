import type { Pair } from './pair';

/** Types, and what stands in no table. */
export const typePairs: readonly Pair[] = [
  { what: 'an enumeration', observed: `create type k as enum ('a');`, differences: ['unexpected types/public.k'] },
  {
    what: 'one more label',
    setup: `create type k as enum ('a', 'b');`,
    observed: `alter type k add value 'c';`,
    differences: ['changed types/public.k/labels'],
  },
  {
    what: 'the order of labels',
    declared: `create type k as enum ('a', 'b');`,
    observed: `create type k as enum ('b', 'a');`,
    differences: ['changed types/public.k/labels'],
  },
  {
    what: 'an attribute',
    declared: 'create type c as (a int);',
    observed: 'create type c as (a int, b text);',
    differences: ['unexpected types/public.c/attributes/b'],
  },
  {
    what: 'the type of an attribute',
    declared: 'create type c as (a int);',
    observed: 'create type c as (a bigint);',
    differences: ['changed types/public.c/attributes/a/type'],
  },
  {
    what: 'a range',
    declared: 'create type r as range (subtype = float8);',
    observed: 'create type r as range (subtype = float8, subtype_diff = float8mi);',
    differences: ['unexpected types/public.r/parts/subtype_diff'],
  },
  {
    what: 'a domain',
    observed: 'create domain d as text;',
    differences: ['unexpected domains/public.d'],
  },
  {
    what: 'what a domain checks',
    declared: 'create domain d as int check (value > 0);',
    observed: 'create domain d as int check (value > 1);',
    differences: ['changed domains/public.d/constraints/d_check/definition'],
  },
  {
    what: 'default and nothing of a domain',
    declared: 'create domain d as int;',
    observed: 'create domain d as int default 1 not null;',
    differences: ['changed domains/public.d/default', 'changed domains/public.d/nullable'],
  },
  {
    what: 'the type of a domain',
    declared: 'create domain d as varchar(10);',
    observed: 'create domain d as varchar(20);',
    differences: ['changed domains/public.d/type'],
  },
  {
    what: 'a collation',
    observed: `create collation c (provider = libc, locale = 'C');`,
    differences: ['unexpected collations/public.c'],
  },
  {
    what: 'an extension',
    observed: 'create extension pgcrypto;',
    differences: ['unexpected extensions/pgcrypto'],
  },
  {
    what: 'where an extension is',
    setup: 'create schema x;',
    declared: 'create extension citext;',
    observed: 'create extension citext schema x;',
    differences: ['changed extensions/citext/schema'],
  },
  {
    what: 'comments on types and domains',
    setup: `create type k as enum ('a'); create domain d as int check (value > 0);`,
    observed: `comment on type k is 'k'; comment on domain d is 'd'; comment on constraint d_check on domain d is 'c';`,
    differences: [
      'unexpected domains/public.d/comment',
      'unexpected domains/public.d/constraints/d_check/comment',
      'unexpected types/public.k/comment',
    ],
  },
  {
    what: 'a publication',
    setup: 'create table t (id int primary key, a text);',
    observed: 'create publication p for table t;',
    differences: ['unexpected publications/p'],
  },
  {
    what: 'what a publication publishes',
    setup: 'create table t (id int primary key, a text);',
    declared: 'create publication p for table t;',
    observed: `create publication p for table t (id) where (id > 0) with (publish = 'insert');`,
    differences: [
      'changed publications/p/operations',
      'unexpected publications/p/tables/public.t/columns',
      'unexpected publications/p/tables/public.t/rows',
    ],
  },
  {
    what: 'a subscription, not what it connects with',
    observed: `create subscription s connection 'host=127.0.0.1 password=s3cr3t' publication p with (connect = false);`,
    differences: ['unexpected subscriptions/s'],
  },
  {
    what: 'a text search configuration',
    observed: 'create text search configuration c (copy = simple);',
    differences: ['unexpected textSearchConfigurations/public.c'],
  },
  {
    what: 'what a text search configuration does',
    setup: 'create text search configuration c (copy = simple);',
    observed: 'alter text search configuration c alter mapping for asciiword with english_stem;',
    differences: ['changed textSearchConfigurations/public.c/mappings/asciiword'],
  },
  {
    what: 'a foreign server and who is somebody there',
    setup: 'create extension postgres_fdw;',
    observed: `create server far foreign data wrapper postgres_fdw options (host 'far');
               create user mapping for pair_reader server far options (password 's3cr3t');`,
    differences: ['unexpected foreignServers/far', 'unexpected userMappings/far for pair_reader'],
  },
  {
    what: 'an option of a foreign server',
    setup: 'create extension postgres_fdw;',
    declared: `create server far foreign data wrapper postgres_fdw options (host 'far');`,
    observed: `create server far foreign data wrapper postgres_fdw options (host 'near');`,
    differences: ['changed foreignServers/far/options/host'],
  },
];
