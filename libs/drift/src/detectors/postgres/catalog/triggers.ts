import type { DatabaseSchema } from '../../../domains/postgres/database-schema';
import type { CatalogPart, Named } from './draft';
import { bounded, part, present } from './draft';
import { after, inWords, ownWork, qualified, schemas } from './sql';

const enabled = (of: string) => inWords(of, { O: 'origin', R: 'replica', A: 'always', D: 'disabled' });

interface DefinedRow extends Named {
  readonly table: string;
  readonly definition: string;
  readonly enabled: string;
}

/** Triggers that somebody made. Of those that a partition has from its parent, only one that is enabled otherwise. */
export const triggers: CatalogPart = part<DefinedRow>({
  what: 'triggers',
  sql: `
  select t.oid, ${qualified('n.nspname', 'c.relname')} as "table", t.tgname as name,
         case when t.tgconstraint <> 0 then 'CONSTRAINT ' else '' end || ${after(
           `format('CREATE %sTRIGGER %I ', case when t.tgconstraint <> 0 then 'CONSTRAINT ' end, t.tgname)`,
           'pg_get_triggerdef(t.oid)',
         )} as definition,
         ${enabled('t.tgenabled')} as enabled
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join ${schemas} n on n.oid = c.relnamespace
   where not t.tgisinternal and ${ownWork('pg_class', 'c.oid')} and ${ownWork('pg_trigger', 't.oid')}
     and (t.tgparentid = 0 or exists (select from pg_trigger p where p.oid = t.tgparentid and p.tgenabled <> t.tgenabled))`,
  add({ schema, comments }, rows) {
    for (const { oid, table, name, definition, enabled } of rows) {
      const place = schema.tables[table] ?? schema.views?.[table];
      if (place === undefined) continue;
      const trigger = { definition: bounded(definition), enabled, ...comments.of('pg_trigger', oid) };
      (place.triggers ??= {})[name] = trigger;
    }
  },
});

/** Rewrite rules, but for the one that makes a view a view. */
export const rules: CatalogPart = part<DefinedRow>({
  what: 'rules',
  sql: `
  select r.oid, ${qualified('n.nspname', 'c.relname')} as "table", r.rulename as name,
         ${after(`format('CREATE RULE %I AS', r.rulename)`, 'pg_get_ruledef(r.oid)')} as definition,
         ${enabled('r.ev_enabled')} as enabled
    from pg_rewrite r join pg_class c on c.oid = r.ev_class join ${schemas} n on n.oid = c.relnamespace
   where r.rulename <> '_RETURN' and ${ownWork('pg_class', 'c.oid')} and ${ownWork('pg_rewrite', 'r.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, table, name, definition, enabled } of rows) {
      const place = schema.tables[table] ?? schema.views?.[table];
      if (place === undefined) continue;
      const rule = { definition: bounded(definition.trim()), enabled, ...comments.of('pg_rewrite', oid) };
      (place.rules ??= {})[name] = rule;
    }
  },
});

interface PolicyRow extends Named {
  readonly table: string;
  readonly command: string;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

/** Policies of row security. */
export const policies: CatalogPart = part<PolicyRow>({
  what: 'policies',
  sql: `
  select p.oid, ${qualified('n.nspname', 'c.relname')} as "table", p.polname as name,
         ${inWords('p.polcmd', { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' })} as command,
         p.polpermissive as permissive,
         (select json_agg(case o when 0 then 'PUBLIC' else pg_get_userbyid(o) end) from unnest(p.polroles) o) as roles,
         pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p join pg_class c on c.oid = p.polrelid join ${schemas} n on n.oid = c.relnamespace
   where ${ownWork('pg_class', 'c.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, table, name, command, permissive, roles, using, check } of rows) {
      const policies = policiesOf(schema, table);
      if (policies === undefined) continue;
      policies[name] = {
        ...{ command, permissive, roles: [...roles].sort() },
        ...present({ using, check }),
        ...comments.of('pg_policy', oid),
      };
    }
  },
});

function policiesOf(schema: DatabaseSchema, table: string) {
  const found = schema.tables[table];
  return found && (found.policies ??= {});
}
