import type { CatalogPart, Named } from './draft';
import { part, present } from './draft';
import { ifAny, inWords, nameOf, name as nameIn, ownWork } from './sql';

interface PublicationRow extends Named {
  readonly allTables: boolean;
  readonly operations: readonly string[];
  readonly viaRoot: boolean;
  readonly generatedColumns: string | null;
}

/** Publications; what is in them comes with the next two. */
export const publications: CatalogPart = part<PublicationRow>({
  what: 'publications',
  sql: `
  select p.oid, p.pubname as name, p.puballtables as "allTables", p.pubviaroot as "viaRoot",
         to_json(array_remove(array[case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
           case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end], null)) as operations,
         ${inWords(`coalesce(${ifAny('p', 'pubgencols')}, 'n')`, { s: 'stored' })} as "generatedColumns"
    from pg_publication p where ${ownWork('pg_publication', 'p.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, allTables, operations, viaRoot, generatedColumns } of rows) {
      (schema.publications ??= {})[name] = {
        ...{ allTables, operations: [...operations].sort(), tables: {}, schemas: [] },
        ...present({ viaRoot, generatedColumns }),
        ...comments.of('pg_publication', oid),
      };
    }
  },
});

interface PublishedTableRow {
  readonly publication: string;
  readonly table: string;
  readonly columns: readonly string[] | null;
  readonly rows: string | null;
}

/** Of a server that publishes whole tables only, nothing is asked that it does not have. */
const part15 = `
         (select json_agg(a.attname order by a.attname) from pg_attribute a
           where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)) as columns,
         pg_get_expr(r.prqual, r.prrelid) as rows`;

export const publishedTables: CatalogPart = part<PublishedTableRow>({
  what: 'tables of publications',
  sql: (version) => `
  select p.pubname as publication, ${nameOf('pg_class', 'rel', 'r.prrelid')} as "table",
         ${version < 150_000 ? 'null as columns, null as rows' : part15}
    from pg_publication_rel r join pg_publication p on p.oid = r.prpubid`,
  add({ schema }, rows) {
    for (const { publication, table, columns, rows: filter } of rows) {
      const tables = schema.publications?.[publication]?.tables;
      if (tables === undefined) continue;
      tables[table] = present({ columns: columns === null ? null : [...columns], rows: filter });
    }
  },
});

interface PublishedSchemaRow {
  readonly publication: string;
  readonly schema: string;
}

export const publishedSchemas: CatalogPart = part<PublishedSchemaRow>({
  what: 'schemas of publications',
  since: 150_000,
  sql: `
  select p.pubname as publication, ${nameIn('n.nspname')} as schema
    from pg_publication_namespace r join pg_publication p on p.oid = r.pnpubid
    join pg_namespace n on n.oid = r.pnnspid order by 1, 2`,
  add({ schema }, rows) {
    for (const { publication, schema: name } of rows) schema.publications?.[publication]?.schemas.push(name);
  },
});

interface SubscriptionRow extends Named {
  readonly publications: readonly string[];
  readonly enabled: boolean;
  readonly slot: string | null;
}

/** Subscriptions, without what they connect with. */
export const subscriptions: CatalogPart = part<SubscriptionRow>({
  what: 'subscriptions',
  sql: `
  select s.oid, s.subname as name, to_json(s.subpublications) as publications, s.subenabled as enabled,
         nullif(s.subslotname, s.subname) as slot
    from pg_subscription s where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())`,
  add({ schema, comments }, rows) {
    for (const { oid, name, publications: from, enabled, slot } of rows) {
      (schema.subscriptions ??= {})[name] = {
        ...{ publications: [...from].sort(), enabled },
        ...present({ slot }),
        ...comments.of('pg_subscription', oid),
      };
    }
  },
});
