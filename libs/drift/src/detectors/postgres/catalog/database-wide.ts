import { defaultPrivilegesName } from '../../../domains/postgres/names';
import type { CatalogPart, Named, PrivilegeRow } from './draft';
import { grantsFrom, part, present } from './draft';
import { inWords, name, ownWork, privileges, privilegesIn, schemas } from './sql';

interface DatabaseRow {
  readonly comment: string | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

/** What is said of the database itself; who may what only where that was changed. */
export const database: CatalogPart = part<DatabaseRow>({
  what: 'the database',
  sql: `
  select shobj_description(d.oid, 'pg_database') as comment,
         case when d.datacl is not null then ${privileges('d.datacl', 'd', 'd.datdba')} end as grants
    from pg_database d where d.datname = current_database()`,
  add({ schema }, rows) {
    for (const { comment, grants } of rows) {
      schema.database = { ...(grants !== null && { grants: grantsFrom(grants) }), ...present({ comment }) };
    }
  },
});

interface SchemaRow extends Named {
  readonly owner: string;
  readonly grants: readonly PrivilegeRow[] | null;
}

export const namespaces: CatalogPart = part<SchemaRow>({
  what: 'schemas',
  sql: `
  select n.oid, ${name('n.nspname')} as name, pg_get_userbyid(n.nspowner) as owner,
         ${privileges('n.nspacl', 'n', 'n.nspowner')} as grants
    from ${schemas} n order by 2`,
  add({ schema, comments }, rows) {
    for (const { oid, name, owner, grants } of rows) {
      const { comment } = comments.of('pg_namespace', oid);
      // The server itself says this of the schema that every database has.
      const said = comment === 'standard public schema' ? {} : present({ comment });
      (schema.schemas ??= {})[name] = { owner, grants: grantsFrom(grants), ...said };
    }
  },
});

interface ExtensionRow extends Named {
  readonly schema: string;
  readonly version: string;
}

export const extensions: CatalogPart = part<ExtensionRow>({
  what: 'extensions',
  sql: `
  select x.oid, x.extname as name, ${name('n.nspname')} as schema, x.extversion as version
    from pg_extension x join pg_namespace n on n.oid = x.extnamespace order by 2`,
  add({ schema }, rows) {
    for (const { name, schema: within, version } of rows) {
      (schema.extensions ??= {})[name] = { schema: within, version };
    }
  },
});

interface DefaultPrivilegesRow {
  readonly role: string;
  readonly schema: string | null;
  readonly on: string;
  readonly grants: readonly PrivilegeRow[] | null;
}

const kinds = { r: 'tables', S: 'sequences', f: 'functions', T: 'types', n: 'schemas', L: 'large objects' };

/** What is granted on things that do not exist yet, by who makes them, where and what they are. */
export const defaultPrivileges: CatalogPart = part<DefaultPrivilegesRow>({
  what: 'default privileges',
  sql: `
  select pg_get_userbyid(a.defaclrole) as role, ${name('n.nspname')} as schema, ${inWords('a.defaclobjtype', kinds)} as on,
         ${privilegesIn('a.defaclacl', 'a.defaclrole')} as grants
    from pg_default_acl a left join pg_namespace n on n.oid = a.defaclnamespace`,
  add({ schema: draft }, rows) {
    for (const { role, schema, on, grants } of rows) {
      const about = { role, on, ...present({ schema }) };
      (draft.defaultPrivileges ??= {})[defaultPrivilegesName(about)] = { ...about, grants: grantsFrom(grants) };
    }
  },
});

interface EventTriggerRow extends Named {
  readonly event: string;
  readonly tags: readonly string[] | null;
  readonly function: string;
  readonly enabled: string;
}

export const eventTriggers: CatalogPart = part<EventTriggerRow>({
  what: 'event triggers',
  sql: `
  select e.oid, e.evtname as name, e.evtevent as event, to_json(e.evttags) as tags,
         e.evtfoid::regprocedure::text as function,
         ${inWords('e.evtenabled', { O: 'origin', R: 'replica', A: 'always', D: 'disabled' })} as enabled
    from pg_event_trigger e where ${ownWork('pg_event_trigger', 'e.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name, event, tags, function: calls, enabled } of rows) {
      (schema.eventTriggers ??= {})[name] = {
        ...{ event, function: calls, enabled },
        ...present({ tags: tags === null ? null : [...tags].sort() }),
        ...comments.of('pg_event_trigger', oid),
      };
    }
  },
});
