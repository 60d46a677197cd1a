import type { DatabaseSchema, Table } from '../../../domains/postgres/database-schema';
import { own, ownOr } from '../../../domains/postgres/own';
import { sameJson } from '../../../compare/json';
import type { CatalogPart, Comments, PrivilegeRow } from './draft';
import { bounded, grantsFrom, optionsFrom, part, present } from './draft';
import { ifAny, inWords, nameOf, ownWork, privileges, qualified, schemas } from './sql';

interface ColumnRow {
  readonly oid: number;
  readonly table: string;
  readonly kind: 'r' | 'p' | 'f' | 'v' | 'm';
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly nullable: boolean;
  readonly expression: string | null;
  readonly generated: 's' | 'v' | '';
  readonly identity: 'a' | 'd' | '';
  readonly sequence: IdentitySequence | null;
  readonly collation: string | null;
  readonly storage: string | null;
  readonly compression: string | null;
  readonly statistics: number | null;
  readonly options: readonly string[] | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

/** Numbers as texts: they go beyond what a number here can hold. */
interface IdentitySequence {
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly type: 'smallint' | 'integer' | 'bigint';
}

const sequence = `
  (select json_build_object('start', q.seqstart::text, 'increment', q.seqincrement::text, 'minimum', q.seqmin::text,
            'maximum', q.seqmax::text, 'cache', q.seqcache::text, 'cycle', q.seqcycle, 'type', format_type(q.seqtypid, null))
     from pg_depend d join pg_sequence q on q.seqrelid = d.objid
    where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
      and d.refobjid = a.attrelid and d.refobjsubid = a.attnum and d.deptype = 'i')`;

/** The columns of tables; of views what they say about a column besides their query. */
export const columns: CatalogPart = part<ColumnRow>({
  what: 'columns',
  sql: `
  select c.oid, ${qualified('n.nspname', 'c.relname')} as "table", c.relkind as kind,
         a.attname as name, a.attnum as number, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable, pg_get_expr(e.adbin, e.adrelid) as expression,
         a.attgenerated as generated, a.attidentity as identity,
         case when a.attidentity <> '' then ${sequence} end as sequence,
         case when a.attcollation <> y.typcollation then ${nameOf('pg_collation', 'coll', 'a.attcollation')} end as collation,
         case when a.attstorage <> y.typstorage then
           ${inWords('a.attstorage', { p: 'plain', e: 'external', m: 'main', x: 'extended' })} end as storage,
         ${inWords(ifAny('a', 'attcompression'), { p: 'pglz', l: 'lz4' })} as compression,
         nullif(a.attstattarget, -1) as statistics,
         to_json(coalesce(a.attoptions, '{}') || coalesce(a.attfdwoptions, '{}')) as options,
         case when a.attacl is not null then ${privileges('a.attacl', 'c', 'c.relowner')} end as grants
    from pg_class c join ${schemas} n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid
    left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
   where c.relkind in ('r', 'p', 'f', 'v', 'm') and ${ownWork('pg_class', 'c.oid')}
   order by c.oid, a.attnum`,
  add({ schema, comments }, rows) {
    for (const row of rows) {
      addGrants(schema, row);
      const table = schema.tables[row.table];
      if (table === undefined) addViewColumn(schema, comments, row);
      else table.columns[row.name] = column(row, comments);
    }
    leaveOutInherited(schema.tables);
  },
});

function column(row: ColumnRow, comments: Comments): Table['columns'][string] {
  const { type, nullable, expression, generated, collation, storage, compression, statistics, options } = row;
  const isGenerated = generated !== '';
  return {
    type,
    nullable,
    default: isGenerated || expression === null ? null : bounded(expression),
    ...present({
      ...{ collation, storage, compression, statistics },
      identity: identityOf(row),
      generated: isGenerated ? bounded(`(${expression ?? ''}) ${generated === 's' ? 'stored' : 'virtual'}`) : null,
      options: optionsFrom(options),
    }),
    ...comments.of('pg_class', row.oid, row.number),
  };
}

const largest = { smallint: '32767', integer: '2147483647', bigint: '9223372036854775807' } as const;
const smallest = { smallint: '-32768', integer: '-2147483648', bigint: '-9223372036854775808' } as const;

/** How it counts, and what is unusual about the sequence behind it. */
function identityOf({ identity, sequence: options }: ColumnRow): string | null {
  if (identity === '') return null;
  const how = identity === 'a' ? 'always' : 'by default';
  if (options === null) return how;
  const { type, start, increment, minimum, maximum, cache, cycle } = options;
  const isDescending = increment.startsWith('-');
  const usual = {
    minimum: isDescending ? smallest[type] : '1',
    maximum: isDescending ? '-1' : largest[type],
  };
  const unusual = [
    ...(increment === '1' ? [] : [`increment ${increment}`]),
    ...(minimum === usual.minimum ? [] : [`minvalue ${minimum}`]),
    ...(maximum === usual.maximum ? [] : [`maxvalue ${maximum}`]),
    ...(start === (isDescending ? maximum : minimum) ? [] : [`start ${start}`]),
    ...(cache === '1' ? [] : [`cache ${cache}`]),
    ...(cycle ? ['cycle'] : []),
  ];
  return unusual.length === 0 ? how : `${how} (${unusual.join(' ')})`;
}

/** Privileges on a column stand with those on its table. */
function addGrants(schema: DatabaseSchema, row: ColumnRow): void {
  const holder = schema.tables[row.table] ?? schema.views?.[row.table] ?? schema.materializedViews?.[row.table];
  if (row.grants === null || holder === undefined) return;
  const grants = (holder.grants ??= {});
  for (const [role, held] of Object.entries(grantsFrom(row.grants))) {
    const all = ownOr(grants, role, {});
    for (const [privilege, how] of Object.entries(held)) all[`${privilege} (${row.name})`] = how;
  }
}

function addViewColumn(schema: DatabaseSchema, comments: Comments, row: ColumnRow): void {
  const view = schema.views?.[row.table] ?? schema.materializedViews?.[row.table];
  const said = {
    ...present({ default: row.expression, options: optionsFrom(row.options) }),
    ...comments.of('pg_class', row.oid, row.number),
  };
  if (view !== undefined && Object.keys(said).length > 0) (view.columns ??= {})[row.name] = said;
}

/** A column that is just as a parent has it is told by the parent. */
function leaveOutInherited(tables: DatabaseSchema['tables']): void {
  const inherited = Object.values(tables).flatMap(({ columns, partitionOf, inherits = [] }) => {
    const parents = [...inherits, ...(partitionOf === undefined ? [] : [partitionOf])].map((name) => tables[name]);
    return Object.keys(columns)
      .filter((name) => parents.some((parent) => parent && sameJson(own(parent.columns, name) ?? null, columns[name])))
      .map((name) => ({ columns, name }));
  });
  for (const { columns, name } of inherited) Reflect.deleteProperty(columns, name);
}
