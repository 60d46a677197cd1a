import type { CatalogPart, Named, PrivilegeRow } from './draft';
import { grantsFrom, part, present } from './draft';
import { name, ownWork, privileges, qualified, schemas } from './sql';

interface SequenceRow extends Named {
  readonly owner: string;
  readonly type: string;
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly ownedBy: string | null;
  readonly unlogged: boolean;
  readonly grants: readonly PrivilegeRow[] | null;
}

const dependencies = (kind: string) => `
  pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
    and d.refobjsubid > 0 and d.deptype = '${kind}'`;

/** Sequences, not where they have come to; one behind an identity column is told by the column. */
export const sequences: CatalogPart = part<SequenceRow>({
  what: 'sequences',
  sql: `
  select c.oid, ${qualified('n.nspname', 'c.relname')} as name, pg_get_userbyid(c.relowner) as owner,
         format_type(q.seqtypid, null) as type, q.seqstart::text as start, q.seqincrement::text as increment,
         q.seqmin::text as minimum, q.seqmax::text as maximum, q.seqcache::text as cache, q.seqcycle as cycle,
         (select ${qualified('tn.nspname', 't.relname')} || '.' || ${name('a.attname')}
            from (select d.refobjid, d.refobjsubid from ${dependencies('a')} limit 1) o
            join pg_class t on t.oid = o.refobjid join pg_namespace tn on tn.oid = t.relnamespace
            join pg_attribute a on a.attrelid = t.oid and a.attnum = o.refobjsubid) as "ownedBy",
         c.relpersistence = 'u' as unlogged,
         case when c.relacl is not null then ${privileges('c.relacl', 's', 'c.relowner')} end as grants
    from pg_class c join ${schemas} n on n.oid = c.relnamespace join pg_sequence q on q.seqrelid = c.oid
   where ${ownWork('pg_class', 'c.oid')} and not exists (select from ${dependencies('i')})
   order by 2`,
  add({ schema, comments }, rows) {
    for (const { oid, name: sequence, ownedBy, unlogged, grants, ...options } of rows) {
      (schema.sequences ??= {})[sequence] = {
        ...options,
        grants: grantsFrom(grants),
        ...present({ ownedBy, unlogged }),
        ...comments.of('pg_class', oid),
      };
    }
  },
});
