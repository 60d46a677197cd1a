import type { CatalogPart, Draft, Named, PrivilegeRow } from './draft';
import { bounded, grantsFrom, optionsFrom, part, present } from './draft';
import { inWords, name, nameOf, ownWork, privileges, qualified, schemas } from './sql';

interface RelationRow extends Named {
  readonly kind: 'r' | 'p' | 'f' | 'v' | 'm';
  readonly owner: string;
  readonly unlogged: boolean;
  readonly partitionedBy: string | null;
  readonly isPartition: boolean;
  readonly bound: string | null;
  readonly parents: readonly string[] | null;
  readonly ofType: string | null;
  readonly accessMethod: string | null;
  readonly clusteredBy: string | null;
  readonly options: readonly string[] | null;
  readonly rowSecurity: string | null;
  readonly replicaIdentity: string | null;
  readonly server: string | null;
  readonly serverOptions: readonly string[] | null;
  readonly definition: string | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

/** Tables of every kind, views and materialised views. */
export const relations: CatalogPart = part<RelationRow>({
  what: 'tables and views',
  sql: `
  select c.oid, ${qualified('n.nspname', 'c.relname')} as name, c.relkind as kind,
         pg_get_userbyid(c.relowner) as owner, c.relpersistence = 'u' as unlogged,
         case c.relkind when 'p' then pg_get_partkeydef(c.oid) end as "partitionedBy",
         c.relispartition as "isPartition", pg_get_expr(c.relpartbound, c.oid) as bound,
         (select json_agg(${nameOf('pg_class', 'rel', 'i.inhparent')} order by i.inhseqno)
            from pg_inherits i where i.inhrelid = c.oid) as parents,
         case when c.reloftype <> 0 then format_type(c.reloftype, null) end as "ofType",
         (select m.amname from pg_am m where m.oid = c.relam and m.amname <> 'heap') as "accessMethod",
         (select ${name('ic.relname')} from pg_index ix join pg_class ic on ic.oid = ix.indexrelid
           where ix.indrelid = c.oid and ix.indisclustered) as "clusteredBy",
         to_json(c.reloptions || (select array_agg('toast.' || o) from pg_class t, unnest(t.reloptions) o
                                   where t.oid = c.reltoastrelid)) as options,
         case when c.relforcerowsecurity then case when c.relrowsecurity then 'forced' else 'forced, but disabled' end
              when c.relrowsecurity then 'enabled' end as "rowSecurity",
         case when c.relkind in ('r', 'p') then
           case c.relreplident when 'i' then 'index ' || (select ${name('ic.relname')} from pg_index ix
                  join pg_class ic on ic.oid = ix.indexrelid where ix.indrelid = c.oid and ix.indisreplident)
                else ${inWords('c.relreplident', { f: 'full', n: 'nothing' })} end end as "replicaIdentity",
         (select ${name('fs.srvname')} from pg_foreign_table f join pg_foreign_server fs on fs.oid = f.ftserver
           where f.ftrelid = c.oid) as server,
         (select to_json(f.ftoptions) from pg_foreign_table f where f.ftrelid = c.oid) as "serverOptions",
         case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
         case when c.relacl is not null then ${privileges('c.relacl', 'r', 'c.relowner')} end as grants
    from pg_class c join ${schemas} n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'f', 'v', 'm') and ${ownWork('pg_class', 'c.oid')}
   order by 2`,
  add(draft, rows) {
    for (const row of rows) addRelation(draft, row);
  },
});

function addRelation({ schema, comments }: Draft, row: RelationRow): void {
  const { owner, accessMethod } = row;
  const definition = bounded(row.definition ?? '');
  const shared = {
    owner,
    grants: grantsFrom(row.grants),
    ...present({ options: optionsFrom(row.options) }),
    ...comments.of('pg_class', row.oid),
  };
  switch (row.kind) {
    case 'v':
      (schema.views ??= {})[row.name] = { definition, triggers: {}, rules: {}, ...shared };
      return;
    case 'm':
      (schema.materializedViews ??= {})[row.name] = {
        definition,
        indexes: {},
        ...shared,
        ...present({ accessMethod }),
      };
      return;
    default:
      schema.tables[row.name] = { ...shared, ...emptyTable(), ...ownsOfTable(row) };
  }
}

const emptyTable = () => ({ columns: {}, indexes: {}, constraints: {}, triggers: {}, rules: {}, policies: {} });

function ownsOfTable({
  isPartition,
  parents,
  unlogged,
  partitionedBy,
  bound,
  ofType,
  accessMethod,
  clusteredBy,
  rowSecurity,
  replicaIdentity,
  server,
  serverOptions,
}: RelationRow) {
  return present({
    ...{ unlogged, partitionedBy, bound, ofType, accessMethod, clusteredBy, rowSecurity, replicaIdentity, server },
    serverOptions: optionsFrom(serverOptions),
    ...(isPartition ? { partitionOf: parents?.[0] ?? null } : { inherits: [...(parents ?? [])] }),
  });
}
