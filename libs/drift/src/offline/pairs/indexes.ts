import type { Pair } from './pair';

const t = 'create table t (id int, a text, b int, j jsonb);';
const of = (statement: string) => `create index i on t ${statement};`;
const at = 'tables/public.t/indexes/i';

function changed(what: string, declared: string, observed: string): Pair {
  return {
    what,
    setup: t,
    declared: of(declared),
    observed: of(observed),
    differences: [`changed ${at}/definition`],
  };
}

export const indexPairs: readonly Pair[] = [
  { what: 'an index', setup: t, observed: of('(a)'), differences: [`unexpected ${at}`] },
  {
    what: 'an index that was made beside the traffic',
    setup: t,
    observed: 'create index concurrently i on t (a);',
    differences: [`unexpected ${at}`],
  },
  {
    what: 'whether an index is unique',
    setup: t,
    declared: of('(a)'),
    observed: 'create unique index i on t (a);',
    differences: [`changed ${at}/unique`],
  },
  changed('the columns of an index', '(a)', '(a, b)'),
  changed('the order of an index', '(a, b)', '(a, b desc)'),
  changed('where an index has nothing', '(b)', '(b nulls first)'),
  changed('the method of an index', '(b)', 'using hash (b)'),
  changed('an expression of an index', '(lower(a))', '(upper(a))'),
  changed('an operator class', '(a)', '(a text_pattern_ops)'),
  changed('the operator class of documents', 'using gin (j)', 'using gin (j jsonb_path_ops)'),
  changed('the rows of an index', '(a) where b > 0', '(a) where b > 1'),
  changed('what an index has besides', '(a)', '(a) include (b)'),
  changed('a collation of an index', '(a)', '(a collate "C")'),
  changed('a parameter of an index', '(a)', '(a) with (fillfactor = 60)'),
  {
    what: 'an index with nothing that is distinct',
    setup: t,
    declared: 'create unique index i on t (b);',
    observed: 'create unique index i on t (b) nulls not distinct;',
    differences: [`changed ${at}/definition`],
  },
  {
    what: 'a renamed index',
    setup: `${t} ${of('(a)')}`,
    observed: 'alter index i rename to k;',
    differences: [`missing ${at}`, 'unexpected tables/public.t/indexes/k'],
  },
  {
    what: 'the index by which a table is put in order',
    setup: `${t} ${of('(a)')}`,
    observed: 'alter table t cluster on i;',
    differences: ['unexpected tables/public.t/clusteredBy'],
  },
  {
    what: 'an index of all partitions',
    setup: `create table e (at date, v int) partition by range (at);
            create table e_26 partition of e for values from ('2026-01-01') to ('2027-01-01');`,
    observed: 'create index e_v on e (v);',
    differences: ['unexpected tables/public.e/indexes/e_v'],
  },
  {
    what: 'an index of all partitions that one of them does not have',
    setup: `create table e (at date, v int) partition by range (at);
            create table e_26 partition of e for values from ('2026-01-01') to ('2027-01-01');`,
    declared: 'create index e_v on e (v);',
    observed: 'create index e_v on only e (v);',
    differences: ['changed tables/public.e/indexes/e_v/valid'],
  },
  {
    what: 'an index of a materialised view',
    setup: `${t} create materialized view m as select a, b from t;`,
    observed: 'create unique index on m (a);',
    differences: ['unexpected materializedViews/public.m/indexes/m_a_idx'],
  },
  {
    what: 'extended statistics',
    setup: t,
    observed: 'create statistics st (dependencies) on a, b from t;',
    differences: ['unexpected statistics/public.st'],
  },
  {
    what: 'the kinds of extended statistics',
    setup: t,
    declared: 'create statistics st (dependencies) on a, b from t;',
    observed: 'create statistics st (ndistinct, mcv) on a, b from t;',
    differences: ['changed statistics/public.st/definition'],
  },
];
