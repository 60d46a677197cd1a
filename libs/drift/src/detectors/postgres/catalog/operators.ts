import type { CatalogPart, Named } from './draft';
import { part, present } from './draft';
import { inWords, name as nameIn, nameOf, ownWork, ownWorkByItself, qualified, routine, schemas } from './sql';

interface OperatorRow extends Named {
  readonly function: string;
  readonly commutator: string | null;
  readonly negator: string | null;
  readonly restrict: string | null;
  readonly join: string | null;
  readonly hashes: boolean;
  readonly merges: boolean;
}

const operand = (type: string) => `case ${type} when 0 then 'none' else format_type(${type}, null) end`;
const operator = (oid: string) => `case when ${oid} <> 0 then ${oid}::regoperator::text end`;

export const operators: CatalogPart = part<OperatorRow>({
  what: 'operators',
  sql: `
  select o.oid, ${nameIn('n.nspname')} || '.' || o.oprname || '(' || ${operand('o.oprleft')} || ', ' || ${operand('o.oprright')} || ')' as name,
         ${routine('o.oprcode')} as function, ${operator('o.oprcom')} as commutator, ${operator('o.oprnegate')} as negator,
         ${routine('o.oprrest')} as restrict, ${routine('o.oprjoin')} as join,
         o.oprcanhash as hashes, o.oprcanmerge as merges
    from pg_operator o join ${schemas} n on n.oid = o.oprnamespace
   where o.oprcode <> 0 and ${ownWorkByItself('pg_operator', 'o.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, function: calls, commutator, negator, restrict, join, hashes, merges } of rows) {
      (schema.operators ??= {})[name] = {
        function: calls,
        ...present({ commutator, negator, restrict, join, hashes, merges }),
        ...comments.of('pg_operator', oid),
      };
    }
  },
});

interface OperatorClassRow extends Named {
  readonly type: string;
  readonly family: string;
  readonly isDefault: boolean;
  readonly storage: string | null;
}

/** By method, too: names are told apart by it. */
export const operatorClasses: CatalogPart = part<OperatorClassRow>({
  what: 'operator classes',
  sql: `
  select c.oid, ${qualified('n.nspname', 'c.opcname')} || ' using ' || m.amname as name, format_type(c.opcintype, null) as type,
         ${nameOf('pg_opfamily', 'opf', 'c.opcfamily')} as family, c.opcdefault as "isDefault",
         case when c.opckeytype <> 0 then format_type(c.opckeytype, null) end as storage
    from pg_opclass c join ${schemas} n on n.oid = c.opcnamespace join pg_am m on m.oid = c.opcmethod
   where ${ownWorkByItself('pg_opclass', 'c.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, type, family, isDefault, storage } of rows) {
      const operatorClass = { type, family, isDefault, ...present({ storage }), ...comments.of('pg_opclass', oid) };
      (schema.operatorClasses ??= {})[name] = operatorClass;
    }
  },
});

interface OperatorFamilyRow extends Named {
  readonly members: readonly string[] | null;
}

export const operatorFamilies: CatalogPart = part<OperatorFamilyRow>({
  what: 'operator families',
  sql: `
  select f.oid, ${qualified('n.nspname', 'f.opfname')} || ' using ' || m.amname as name,
         (select json_agg(x.member order by x.member) from (
            select 'operator ' || o.amopstrategy || ' ' || o.amopopr::regoperator::text ||
                   case when o.amopsortfamily <> 0 then ' for order by' else '' end as member
              from pg_amop o where o.amopfamily = f.oid
            union all
            select 'function ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' ||
                   format_type(p.amprocrighttype, null) || ') ' || p.amproc::regprocedure::text
              from pg_amproc p where p.amprocfamily = f.oid) x) as members
    from pg_opfamily f join ${schemas} n on n.oid = f.opfnamespace join pg_am m on m.oid = f.opfmethod
   where ${ownWorkByItself('pg_opfamily', 'f.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, members } of rows) {
      const family = { members: [...(members ?? [])], ...comments.of('pg_opfamily', oid) };
      (schema.operatorFamilies ??= {})[name] = family;
    }
  },
});

/** Beyond it an object was not there when the database was made. */
const FIRST_OF_PEOPLE = 16_384;

interface CastRow extends Named {
  readonly method: string;
  readonly function: string | null;
  readonly context: string;
}

export const casts: CatalogPart = part<CastRow>({
  what: 'casts',
  sql: `
  select c.oid, format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null) as name,
         ${inWords('c.castmethod', { f: 'function', i: 'inout', b: 'binary' })} as method, ${routine('c.castfunc')} as function,
         ${inWords('c.castcontext', { e: 'explicit', a: 'assignment', i: 'implicit' })} as context
    from pg_cast c where c.oid >= ${String(FIRST_OF_PEOPLE)} and ${ownWorkByItself('pg_cast', 'c.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, method, function: calls, context } of rows) {
      const cast = { method, context, ...present({ function: calls }), ...comments.of('pg_cast', oid) };
      (schema.casts ??= {})[name] = cast;
    }
  },
});

interface ConversionRow extends Named {
  readonly from: string;
  readonly to: string;
  readonly function: string;
  readonly isDefault: boolean;
}

export const conversions: CatalogPart = part<ConversionRow>({
  what: 'conversions',
  sql: `
  select c.oid, ${qualified('n.nspname', 'c.conname')} as name, pg_encoding_to_char(c.conforencoding) as from,
         pg_encoding_to_char(c.contoencoding) as to, c.conproc::regprocedure::text as function, c.condefault as "isDefault"
    from pg_conversion c join ${schemas} n on n.oid = c.connamespace where ${ownWorkByItself('pg_conversion', 'c.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, from, to, function: calls, isDefault } of rows) {
      const conversion = { from, to, function: calls, isDefault, ...comments.of('pg_conversion', oid) };
      (schema.conversions ??= {})[name] = conversion;
    }
  },
});

interface AccessMethodRow extends Named {
  readonly type: string;
  readonly handler: string;
}

export const accessMethods: CatalogPart = part<AccessMethodRow>({
  what: 'access methods',
  sql: `
  select m.oid, m.amname as name, ${inWords('m.amtype', { i: 'index', t: 'table' })} as type,
         m.amhandler::regprocedure::text as handler
    from pg_am m where m.oid >= ${String(FIRST_OF_PEOPLE)} and ${ownWork('pg_am', 'm.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, type, handler } of rows) {
      (schema.accessMethods ??= {})[name] = { type, handler, ...comments.of('pg_am', oid) };
    }
  },
});
