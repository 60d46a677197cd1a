import type { DatabaseSchema } from '../../../domains/postgres/database-schema';
import type { CatalogPart, Named } from './draft';
import { bounded, part, present } from './draft';
import { after, ownWork, qualified, schemas } from './sql';
import { usualNameOf } from './usual-name';

interface IndexRow extends Named {
  readonly table: string;
  readonly bareTable: string;
  readonly unique: boolean;
  readonly valid: boolean;
  readonly definition: string;
  readonly columns: readonly string[];
}

/**
 * Indexes. One that serves a constraint is told by the constraint, and one that a partition has because its parent has
 * it by the parent's.
 */
export const indexes: CatalogPart = part<IndexRow>({
  what: 'indexes',
  sql: `
  select i.oid, ${qualified('n.nspname', 'c.relname')} as "table", c.relname as "bareTable", i.relname as name,
         x.indisunique as unique, x.indisvalid and x.indisready and x.indislive as valid,
         ${after(
           `format('CREATE %sINDEX %I ON %s%I.%I USING ', case when x.indisunique then 'UNIQUE ' end, i.relname,
                   case when i.relkind = 'I' then 'ONLY ' end, n.nspname, c.relname)`,
           'pg_get_indexdef(i.oid)',
         )} as definition,
         (select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = i.oid) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid
    join pg_class c on c.oid = x.indrelid join ${schemas} n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'm') and not i.relispartition and ${ownWork('pg_class', 'c.oid')}
     and ${ownWork('pg_class', 'i.oid')}
     and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))`,
  add({ schema, comments }, rows) {
    for (const { oid, table, bareTable, name, unique, valid, definition, columns } of rows) {
      const place = placeOf(schema, table);
      if (place === undefined) continue;
      const usualName = usualNameOf(name, bareTable, columns, 'idx');
      place[name] = {
        ...{ unique, definition: bounded(definition), valid },
        ...present({ usualName }),
        ...comments.of('pg_class', oid),
      };
    }
  },
});

function placeOf(schema: DatabaseSchema, table: string) {
  const view = schema.materializedViews?.[table];
  return schema.tables[table]?.indexes ?? (view && (view.indexes ??= {}));
}
