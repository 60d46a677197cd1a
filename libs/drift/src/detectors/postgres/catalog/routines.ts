import type { CatalogPart, Named, PrivilegeRow } from './draft';
import { bounded, grantsFrom, optionsFrom, part, present, texts } from './draft';
import { ifAny, inWords, ownWorkByItself, privileges, qualified, routine, schemas } from './sql';

interface RoutineRow extends Named {
  readonly owner: string;
  readonly kind: string;
  readonly arguments: string;
  readonly returns: string | null;
  readonly language: string;
  readonly source: string;
  readonly sqlBody: string | null;
  readonly library: string | null;
  readonly volatility: string;
  readonly parallel: string;
  readonly definer: boolean;
  readonly strict: boolean;
  readonly leakproof: boolean;
  readonly cost: number | null;
  readonly rows: number | null;
  readonly support: string | null;
  readonly transforms: readonly string[] | null;
  readonly settings: readonly string[] | null;
  readonly aggregate: Readonly<Record<string, string | null>> | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

/** What a function is called with; by these types it is told from others of its name. */
const signature = (routine: string) =>
  `'(' || coalesce((select string_agg(format_type(o.type, null), ', ' order by o.at)
                      from unnest(${routine}.proargtypes) with ordinality o(type, at)), '') || ')'`;

const aggregate = `
  (select json_build_object(
     'kind', ${inWords('g.aggkind', { n: 'normal', o: 'ordered-set', h: 'hypothetical-set' })},
     'direct arguments', nullif(g.aggnumdirectargs, 0)::text,
     'sfunc', ${routine('g.aggtransfn')}, 'stype', format_type(g.aggtranstype, null), 'sspace', nullif(g.aggtransspace, 0)::text,
     'finalfunc', ${routine('g.aggfinalfn')}, 'finalfunc_extra', case when g.aggfinalextra then 'true' end,
     'finalfunc_modify', g.aggfinalmodify, 'combinefunc', ${routine('g.aggcombinefn')},
     'serialfunc', ${routine('g.aggserialfn')}, 'deserialfunc', ${routine('g.aggdeserialfn')},
     'msfunc', ${routine('g.aggmtransfn')}, 'minvfunc', ${routine('g.aggminvtransfn')},
     'mfinalfunc', ${routine('g.aggmfinalfn')}, 'mstype', format_type(nullif(g.aggmtranstype, 0), null),
     'sortop', case when g.aggsortop <> 0 then g.aggsortop::regoperator::text end,
     'initcond', g.agginitval, 'minitcond', g.aggminitval)
     from pg_aggregate g where g.aggfnoid = p.oid)`;

/** Functions, procedures, aggregates and window functions. */
export const routines: CatalogPart = part<RoutineRow>({
  what: 'functions',
  sql: `
  select p.oid, ${qualified('n.nspname', 'p.proname')} || ${signature('p')} as name, pg_get_userbyid(p.proowner) as owner,
         ${inWords('p.prokind', { f: 'function', p: 'procedure', a: 'aggregate', w: 'window' })} as kind,
         pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as returns, l.lanname as language,
         p.prosrc as source, case when ${ifAny('p', 'prosqlbody')} is not null then pg_get_function_sqlbody(p.oid) end as "sqlBody",
         p.probin as library,
         ${inWords('p.provolatile', { i: 'immutable', s: 'stable', v: 'volatile' })} as volatility,
         ${inWords('p.proparallel', { s: 'safe', r: 'restricted', u: 'unsafe' })} as parallel,
         p.prosecdef as definer, p.proisstrict as strict, p.proleakproof as leakproof,
         nullif(p.procost::float8, case when l.lanname in ('c', 'internal') then 1 else 100 end) as cost,
         nullif(p.prorows::float8, case when p.proretset then 1000 else 0 end) as rows, ${routine('p.prosupport')} as support,
         (select json_agg(format_type(o, null)) from unnest(p.protrftypes) o) as transforms,
         to_json(p.proconfig) as settings, case when p.prokind = 'a' then ${aggregate} end as aggregate,
         ${privileges('p.proacl', 'f', 'p.proowner')} as grants
    from pg_proc p join ${schemas} n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
   where ${ownWorkByItself('pg_proc', 'p.oid')}
   order by 2`,
  add({ schema, comments }, rows) {
    const functions = (schema.functions ??= {});
    for (const row of rows) functions[row.name] = { ...routineFrom(row), ...comments.of('pg_proc', row.oid) };
  },
});

function routineFrom({ source, sqlBody, settings, aggregate, definer, ...row }: RoutineRow) {
  const { owner, kind, language, volatility, parallel } = row;
  const { returns, library, strict, leakproof, cost, rows, support, transforms } = row;
  const hasText = kind !== 'aggregate' && sqlBody === null;
  return {
    ...{ owner, kind, arguments: bounded(row.arguments), language, volatility, parallel },
    security: definer ? 'definer' : 'invoker',
    ...present({ returns, library, strict, leakproof, cost, rows, support }),
    ...present({
      transforms: transforms === null ? null : [...transforms],
      body: hasText ? { language, text: bounded(source) } : null,
      sqlBody: sqlBody === null ? null : bounded(sqlBody),
      settings: optionsFrom(settings),
      aggregate: aggregate === null ? null : texts(aggregate),
    }),
    grants: grantsFrom(row.grants),
  };
}

interface TransformRow extends Named {
  readonly fromSql: string | null;
  readonly toSql: string | null;
}

export const transforms: CatalogPart = part<TransformRow>({
  what: 'transforms',
  sql: `
  select t.oid, format_type(t.trftype, null) || ' for ' || l.lanname as name,
         ${routine('t.trffromsql')} as "fromSql", ${routine('t.trftosql')} as "toSql"
    from pg_transform t join pg_language l on l.oid = t.trflang where ${ownWorkByItself('pg_transform', 't.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, fromSql, toSql } of rows) {
      (schema.transforms ??= {})[name] = { ...present({ fromSql, toSql }), ...comments.of('pg_transform', oid) };
    }
  },
});

interface LanguageRow extends Named {
  readonly owner: string;
  readonly trusted: boolean;
  readonly handler: string;
  readonly inline: string | null;
  readonly validator: string | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

/** Languages that did not come with the server or an extension. */
export const languages: CatalogPart = part<LanguageRow>({
  what: 'languages',
  sql: `
  select l.oid, l.lanname as name, pg_get_userbyid(l.lanowner) as owner, l.lanpltrusted as trusted,
         l.lanplcallfoid::regprocedure::text as handler, ${routine('l.laninline')} as inline,
         ${routine('l.lanvalidator')} as validator, ${privileges('l.lanacl', 'l', 'l.lanowner')} as grants
    from pg_language l where l.lanispl and ${ownWorkByItself('pg_language', 'l.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, owner, trusted, handler, inline, validator, grants } of rows) {
      (schema.languages ??= {})[name] = {
        ...{ owner, trusted, handler, grants: grantsFrom(grants) },
        ...present({ inline, validator }),
        ...comments.of('pg_language', oid),
      };
    }
  },
});

interface StatisticsRow extends Named {
  readonly definition: string;
  readonly target: number | null;
}

/** Extended statistics. */
export const statistics: CatalogPart = part<StatisticsRow>({
  what: 'statistics objects',
  sql: `
  select x.oid, ${qualified('n.nspname', 'x.stxname')} as name,
         substr(pg_get_statisticsobjdef(x.oid), length(format('CREATE STATISTICS %I.%I ', n.nspname, x.stxname)) + 1)
           as definition, nullif(x.stxstattarget, -1) as target
    from pg_statistic_ext x join ${schemas} n on n.oid = x.stxnamespace
   where ${ownWorkByItself('pg_statistic_ext', 'x.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, definition, target } of rows) {
      const statistics = { definition, ...present({ target }), ...comments.of('pg_statistic_ext', oid) };
      (schema.statistics ??= {})[name] = statistics;
    }
  },
});
