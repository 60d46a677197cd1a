import type { Pair } from './pair';

const t = 'create table t (id int primary key, a text, b int);';

export const viewPairs: readonly Pair[] = [
  {
    what: 'a view',
    setup: t,
    observed: 'create view v as select id, a from t;',
    differences: ['unexpected views/public.v'],
  },
  {
    what: 'the query of a view',
    setup: t,
    declared: 'create view v as select id, a from t where b > 0;',
    observed: 'create view v as select id, a from t where b >= 0;',
    differences: ['changed views/public.v/definition'],
  },
  {
    what: 'the columns of a view',
    setup: t,
    declared: 'create view v as select id from t;',
    observed: 'create view v as select id, a from t;',
    differences: ['changed views/public.v/definition'],
  },
  {
    what: 'a view that keeps rows apart',
    setup: t,
    declared: 'create view v as select id from t;',
    observed: 'create view v with (security_barrier) as select id from t;',
    differences: ['unexpected views/public.v/options/security_barrier'],
  },
  {
    what: 'a view that is asked as whoever asks it',
    setup: t,
    declared: 'create view v as select id from t;',
    observed: 'create view v with (security_invoker = true) as select id from t;',
    differences: ['unexpected views/public.v/options/security_invoker'],
  },
  {
    what: 'a view that checks what is written',
    setup: t,
    declared: 'create view v as select id, b from t where b > 0;',
    observed: 'create view v as select id, b from t where b > 0 with cascaded check option;',
    differences: ['unexpected views/public.v/options/check_option'],
  },
  {
    what: 'a comment on a view and on its column',
    setup: `${t} create view v as select id from t;`,
    observed: `comment on view v is 'v'; comment on column v.id is 'i';`,
    differences: ['unexpected views/public.v/columns/id', 'unexpected views/public.v/comment'],
  },
  {
    what: 'a default of a view',
    setup: `${t} create view v as select id, a from t;`,
    observed: `alter view v alter column a set default 'x';`,
    differences: ['unexpected views/public.v/columns/a'],
  },
  {
    what: 'a materialised view',
    setup: t,
    observed: 'create materialized view m as select count(*) from t;',
    differences: ['unexpected materializedViews/public.m'],
  },
  {
    what: 'the query of a materialised view',
    setup: t,
    declared: 'create materialized view m as select count(*) from t;',
    observed: 'create materialized view m as select count(a) from t;',
    differences: ['changed materializedViews/public.m/definition'],
  },
  {
    what: 'a view in place of a table',
    setup: t,
    declared: 'create table w (id int);',
    observed: 'create view w as select id from t;',
    differences: ['missing tables/public.w', 'unexpected views/public.w'],
  },
  {
    what: 'a rule',
    setup: t,
    observed: 'create rule keep as on delete to t do instead nothing;',
    differences: ['unexpected tables/public.t/rules/keep'],
  },
  {
    what: 'what a rule does',
    setup: t,
    declared: 'create rule keep as on delete to t do instead nothing;',
    observed: 'create rule keep as on delete to t where old.b > 0 do instead nothing;',
    differences: ['changed tables/public.t/rules/keep/definition'],
  },
  {
    what: 'a sequence',
    observed: 'create sequence s;',
    differences: ['unexpected sequences/public.s'],
  },
  {
    what: 'how a sequence counts',
    declared: 'create sequence s;',
    observed: 'create sequence s as int increment 5 minvalue -10 maxvalue 1000 start 20 cache 30 cycle;',
    differences: ['cache', 'cycle', 'increment', 'maximum', 'minimum', 'start', 'type'].map(
      (field) => `changed sequences/public.s/${field}`,
    ),
  },
  {
    what: 'the column that a sequence goes with',
    setup: `${t} create sequence s;`,
    observed: 'alter sequence s owned by t.id;',
    differences: ['unexpected sequences/public.s/ownedBy'],
  },
];
