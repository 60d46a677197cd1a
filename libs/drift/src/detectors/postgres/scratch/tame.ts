import type { Session } from '../connection';

/** Extensions by whose functions a session reaches others or files. */
const reaching = ['adminpack', 'dblink', 'http', 'pg_net', 'plsh'];

const members = (catalog: string, oid: string) =>
  `pg_depend d join pg_extension x on x.oid = d.refobjid and d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'
     and d.classid = '${catalog}'::regclass and d.objid = ${oid}`;

/**
 * Lets migrations write down what they want of an extension, and reach nobody by it: a foreign-data wrapper without a
 * handler fetches nothing, and functions that speak to others may not be called. What belongs to an extension is not
 * compared.
 */
export async function tame(superuser: Session): Promise<void> {
  await superuser.query(`
    do $$
    declare its record;
    begin
      for its in select format('%I', w.fdwname) as name
                   from pg_foreign_data_wrapper w where exists (select from ${members('pg_foreign_data_wrapper', 'w.oid')})
      loop
        execute format('alter foreign data wrapper %s no handler', its.name);
        execute format('grant usage on foreign data wrapper %s to public', its.name);
      end loop;
      for its in select p.oid::regprocedure::text as name from pg_proc p
                  where exists (select from ${members('pg_proc', 'p.oid')}
                                 where x.extname in (${reaching.map((name) => `'${name}'`).join(', ')}))
      loop
        execute format('revoke all on routine %s from public', its.name);
      end loop;
    end $$`);
}
