import type { CatalogPart, Named } from './draft';
import { bounded, part, present, texts } from './draft';
import { nameOf, ownWorkByItself, qualified, routine, schemas } from './sql';

interface ConfigurationRow extends Named {
  readonly parser: string;
  readonly mappings: readonly (readonly [token: string, dictionary: string])[] | null;
}

export const textSearchConfigurations: CatalogPart = part<ConfigurationRow>({
  what: 'text search configurations',
  sql: `
  select c.oid, ${qualified('n.nspname', 'c.cfgname')} as name, ${nameOf('pg_ts_parser', 'prs', 'c.cfgparser')} as parser,
         (select json_agg(json_build_array((select t.alias from ts_token_type(c.cfgparser) t where t.tokid = m.maptokentype),
                                           ${nameOf('pg_ts_dict', 'dict', 'm.mapdict')}) order by m.mapseqno)
            from pg_ts_config_map m where m.mapcfg = c.oid) as mappings
    from pg_ts_config c join ${schemas} n on n.oid = c.cfgnamespace where ${ownWorkByItself('pg_ts_config', 'c.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, parser, mappings } of rows) {
      const byToken: Record<string, string[]> = {};
      for (const [token, dictionary] of mappings ?? []) (byToken[token] ??= []).push(dictionary);
      const configuration = { parser, mappings: byToken, ...comments.of('pg_ts_config', oid) };
      (schema.textSearchConfigurations ??= {})[name] = configuration;
    }
  },
});

interface DictionaryRow extends Named {
  readonly template: string;
  readonly options: string | null;
}

export const textSearchDictionaries: CatalogPart = part<DictionaryRow>({
  what: 'text search dictionaries',
  sql: `
  select d.oid, ${qualified('n.nspname', 'd.dictname')} as name,
         ${nameOf('pg_ts_template', 'tmpl', 'd.dicttemplate')} as template, d.dictinitoption as options
    from pg_ts_dict d join ${schemas} n on n.oid = d.dictnamespace where ${ownWorkByItself('pg_ts_dict', 'd.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, template, options } of rows) {
      const dictionary = { template, ...present({ options: options === null ? null : bounded(options) }) };
      (schema.textSearchDictionaries ??= {})[name] = { ...dictionary, ...comments.of('pg_ts_dict', oid) };
    }
  },
});

interface FunctionsRow extends Named {
  readonly functions: Readonly<Record<string, string | null>>;
}

export const textSearchParsers: CatalogPart = part<FunctionsRow>({
  what: 'text search parsers',
  sql: `
  select p.oid, ${qualified('n.nspname', 'p.prsname')} as name,
         json_build_object('start', ${routine('p.prsstart')}, 'gettoken', ${routine('p.prstoken')}, 'end', ${routine('p.prsend')},
                           'headline', ${routine('p.prsheadline')}, 'lextypes', ${routine('p.prslextype')}) as functions
    from pg_ts_parser p join ${schemas} n on n.oid = p.prsnamespace where ${ownWorkByItself('pg_ts_parser', 'p.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, functions } of rows) {
      const parser = { functions: texts(functions), ...comments.of('pg_ts_parser', oid) };
      (schema.textSearchParsers ??= {})[name] = parser;
    }
  },
});

export const textSearchTemplates: CatalogPart = part<FunctionsRow>({
  what: 'text search templates',
  sql: `
  select t.oid, ${qualified('n.nspname', 't.tmplname')} as name,
         json_build_object('init', ${routine('t.tmplinit')}, 'lexize', ${routine('t.tmpllexize')}) as functions
    from pg_ts_template t join ${schemas} n on n.oid = t.tmplnamespace where ${ownWorkByItself('pg_ts_template', 't.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, functions } of rows) {
      const template = { functions: texts(functions), ...comments.of('pg_ts_template', oid) };
      (schema.textSearchTemplates ??= {})[name] = template;
    }
  },
});
