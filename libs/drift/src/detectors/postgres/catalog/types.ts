import type { DatabaseSchema } from '../../../domains/postgres/database-schema';
import type { CatalogPart, Comments, Named, PrivilegeRow } from './draft';
import { bounded, grantsFrom, part, present, texts } from './draft';
import { ifAny, inWords, nameOf, ownWork, ownWorkByItself, privileges, qualified, routine, schemas } from './sql';
import { usualNameOf } from './usual-name';

interface TypeRow extends Named {
  readonly owner: string;
  readonly kind: string;
  readonly labels: readonly string[] | null;
  readonly relation: number;
  readonly attributes: readonly AttributeRow[] | null;
  readonly parts: Readonly<Record<string, string | null>> | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

interface AttributeRow {
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly collation: string | null;
}

const range = `
  (select json_build_object('subtype', format_type(r.rngsubtype, null),
     'collation', case when r.rngcollation <> s.typcollation then ${nameOf('pg_collation', 'coll', 'r.rngcollation')} end,
     'subtype_opclass', case when not o.opcdefault then ${nameOf('pg_opclass', 'opc', 'o.oid')} end,
     'canonical', ${routine('r.rngcanonical')}, 'subtype_diff', ${routine('r.rngsubdiff')},
     'multirange_type_name', ${nameOf('pg_type', 'typ', `${ifAny('r', 'rngmultitypid')}::oid`)})
     from pg_range r join pg_type s on s.oid = r.rngsubtype join pg_opclass o on o.oid = r.rngsubopc
    where r.rngtypid = t.oid)`;

const base = `
  json_build_object('input', ${routine('t.typinput')}, 'output', ${routine('t.typoutput')},
    'receive', ${routine('t.typreceive')}, 'send', ${routine('t.typsend')}, 'internallength', t.typlen::text,
    'alignment', t.typalign, 'storage', t.typstorage, 'category', t.typcategory, 'delimiter', t.typdelim,
    'default', t.typdefault, 'element', case when t.typelem <> 0 then format_type(t.typelem, null) end)`;

/** Types that somebody made, without domains and without what every table or type brings along. */
export const types: CatalogPart = part<TypeRow>({
  what: 'types',
  sql: `
  select t.oid, ${qualified('n.nspname', 't.typname')} as name, pg_get_userbyid(t.typowner) as owner,
         case when not t.typisdefined then 'shell'
              else ${inWords('t.typtype', { e: 'enum', c: 'composite', r: 'range', b: 'base' })} end as kind,
         (select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as labels,
         t.typrelid as relation,
         (select json_agg(json_build_object('name', a.attname, 'number', a.attnum,
                   'type', format_type(a.atttypid, a.atttypmod),
                   'collation', case when a.attcollation <> y.typcollation
                                     then ${nameOf('pg_collation', 'coll', 'a.attcollation')} end) order by a.attnum)
            from pg_attribute a join pg_type y on y.oid = a.atttypid
           where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) as attributes,
         case when t.typtype = 'r' then ${range} when t.typtype = 'b' then ${base} end as parts,
         ${privileges('t.typacl', 'T', 't.typowner')} as grants
    from pg_type t join ${schemas} n on n.oid = t.typnamespace
   where (t.typtype in ('e', 'r', 'b') or not t.typisdefined
          or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
     and not exists (select from pg_type e where e.typarray = t.oid) and ${ownWork('pg_type', 't.oid')}
     and (t.typrelid = 0 or ${ownWork('pg_class', 't.typrelid')})
   order by 2`,
  add({ schema, comments }, rows) {
    const types = (schema.types ??= {});
    for (const { oid, name, owner, kind, labels, attributes, relation, parts, grants } of rows) {
      types[name] = {
        ...{ owner, kind, grants: grantsFrom(grants) },
        ...present({ labels: labels === null ? null : [...labels], parts: parts === null ? null : texts(parts) }),
        ...(attributes !== null && attributesFrom(attributes, relation, comments)),
        ...comments.of('pg_type', oid),
      };
    }
  },
});

function attributesFrom(rows: readonly AttributeRow[], relation: number, comments: Comments) {
  return {
    attributes: Object.fromEntries(
      rows.map(({ name, number, type, collation }) => [
        name,
        { type, ...present({ collation }), ...comments.of('pg_class', relation, number) },
      ]),
    ),
    attributeOrder: rows.map(({ name }) => name),
  };
}

interface DomainRow extends Named {
  readonly owner: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly collation: string | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

export const domains: CatalogPart = part<DomainRow>({
  what: 'domains',
  sql: `
  select t.oid, ${qualified('n.nspname', 't.typname')} as name, pg_get_userbyid(t.typowner) as owner,
         format_type(t.typbasetype, t.typtypmod) as type, not t.typnotnull as nullable,
         pg_get_expr(t.typdefaultbin, 0) as default,
         case when t.typcollation <> b.typcollation then ${nameOf('pg_collation', 'coll', 't.typcollation')} end as collation,
         ${privileges('t.typacl', 'T', 't.typowner')} as grants
    from pg_type t join ${schemas} n on n.oid = t.typnamespace join pg_type b on b.oid = t.typbasetype
   where t.typtype = 'd' and ${ownWorkByItself('pg_type', 't.oid')}
   order by 2`,
  add({ schema, comments }, rows) {
    for (const { oid, name, owner, type, nullable, default: expression, collation, grants } of rows) {
      (schema.domains ??= {})[name] = {
        ...{ owner, type, nullable, default: expression, constraints: {}, grants: grantsFrom(grants) },
        ...present({ collation }),
        ...comments.of('pg_type', oid),
      };
    }
  },
});

interface DomainConstraintRow extends Named {
  readonly domain: string;
  readonly bareDomain: string;
  readonly definition: string;
}

export const domainConstraints: CatalogPart = part<DomainConstraintRow>({
  what: 'constraints of domains',
  sql: `
  select k.oid, ${qualified('n.nspname', 't.typname')} as domain, t.typname as "bareDomain", k.conname as name,
         pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_type t on t.oid = k.contypid join ${schemas} n on n.oid = t.typnamespace
   where k.contype = 'c' and ${ownWorkByItself('pg_type', 't.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, domain, bareDomain, name, definition } of rows) {
      const constraints = constraintsOf(schema, domain);
      if (constraints === undefined) continue;
      const usualName = usualNameOf(name, bareDomain, [], 'check');
      const said = { definition: bounded(definition), ...present({ usualName }) };
      constraints[name] = { ...said, ...comments.of('pg_constraint', oid) };
    }
  },
});

const constraintsOf = (schema: DatabaseSchema, domain: string) => schema.domains?.[domain]?.constraints;

interface CollationRow extends Named {
  readonly provider: string;
  readonly locale: string | null;
  readonly deterministic: boolean;
  readonly rules: string | null;
}

/** Collations, without the version of the library that they come from. */
export const collations: CatalogPart = part<CollationRow>({
  what: 'collations',
  sql: `
  select l.oid, ${qualified('n.nspname', 'l.collname')} as name,
         ${inWords('l.collprovider', { d: 'default', c: 'libc', i: 'icu', b: 'builtin' })} as provider,
         coalesce(${ifAny('l', 'colllocale')}, ${ifAny('l', 'colliculocale')}, l.collcollate) as locale,
         l.collisdeterministic as deterministic, ${ifAny('l', 'collicurules')} as rules
    from pg_collation l join ${schemas} n on n.oid = l.collnamespace
   where ${ownWorkByItself('pg_collation', 'l.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, provider, locale, deterministic, rules } of rows) {
      (schema.collations ??= {})[name] = {
        ...{ provider, deterministic },
        ...present({ locale, rules }),
        ...comments.of('pg_collation', oid),
      };
    }
  },
});
