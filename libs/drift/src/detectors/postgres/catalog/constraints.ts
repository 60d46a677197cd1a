import type { CatalogPart, Named } from './draft';
import { bounded, part, present } from './draft';
import { ownWork, qualified, schemas } from './sql';
import { usualNameOf } from './usual-name';

interface ConstraintRow extends Named {
  readonly table: string;
  readonly bareTable: string;
  readonly kind: 'p' | 'u' | 'x' | 'f' | 'c' | 'n';
  readonly definition: string;
  readonly columns: readonly string[] | null;
  readonly off: boolean;
}

const kinds = { p: 'pkey', u: 'key', x: 'excl', f: 'fkey', c: 'check', n: 'not_null' } as const;

/** The constraints of tables. One that a table has from a parent is told by the parent. */
export const constraints: CatalogPart = part<ConstraintRow>({
  what: 'constraints',
  sql: `
  select k.oid, ${qualified('n.nspname', 'c.relname')} as "table", c.relname as "bareTable", k.conname as name,
         k.contype as kind, pg_get_constraintdef(k.oid) as definition,
         coalesce(
           (select json_agg(a.attname order by a.attnum) from pg_attribute a
             where k.contype in ('x', 'u') and a.attrelid = k.conindid),
           (select json_agg(a.attname order by o.at) from unnest(k.conkey) with ordinality o(number, at)
              join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.number)) as columns,
         exists (select from pg_trigger t where t.tgconstraint = k.oid and t.tgisinternal and t.tgenabled = 'D') as off
    from pg_constraint k join pg_class c on c.oid = k.conrelid join ${schemas} n on n.oid = c.relnamespace
   where k.contype in ('p', 'u', 'x', 'f', 'c', 'n') and k.conparentid = 0 and k.coninhcount = 0
     and c.relkind in ('r', 'p', 'f') and ${ownWork('pg_class', 'c.oid')}`,
  add({ schema, comments }, rows) {
    for (const row of rows) {
      const table = schema.tables[row.table];
      const usualName = usualNameOf(row.name, row.bareTable, namingColumns(row), kinds[row.kind]);
      if (table === undefined || isToldByColumn(row)) continue;
      table.constraints[row.name] = {
        definition: bounded(row.definition),
        ...present({ enforcement: row.off ? 'off' : null, usualName }),
        ...comments.of('pg_constraint', row.oid),
      };
    }
  },
});

/** A primary key is called by the table alone, and so is a check of more columns than one. */
function namingColumns({ kind, columns }: ConstraintRow): readonly string[] {
  const names = columns ?? [];
  return kind === 'p' || (kind === 'c' && names.length !== 1) ? [] : names;
}

/**
 * That a column has to have a value stands with the column, where there is nothing else to say about it and nobody gave
 * it a name: a copy or a partition may go by the name that the server chose for another table.
 */
function isToldByColumn({ kind, name, definition }: ConstraintRow): boolean {
  return kind === 'n' && /_not_null\d*$/.test(name) && /^NOT NULL (?:[^\s"]+|"(?:[^"]|"")+")$/.test(definition);
}
