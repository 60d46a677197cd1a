import type { CatalogPart, Named, PrivilegeRow } from './draft';
import { grantsFrom, optionsFrom, part, present } from './draft';
import { name, ownWorkByItself, privileges, routine } from './sql';

interface WrapperRow extends Named {
  readonly owner: string;
  readonly handler: string | null;
  readonly validator: string | null;
  readonly options: readonly string[] | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

export const foreignDataWrappers: CatalogPart = part<WrapperRow>({
  what: 'foreign data wrappers',
  sql: `
  select w.oid, w.fdwname as name, pg_get_userbyid(w.fdwowner) as owner, ${routine('w.fdwhandler')} as handler,
         ${routine('w.fdwvalidator')} as validator, to_json(w.fdwoptions) as options,
         ${privileges('w.fdwacl', 'F', 'w.fdwowner')} as grants
    from pg_foreign_data_wrapper w where ${ownWorkByItself('pg_foreign_data_wrapper', 'w.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name: wrapper, owner, handler, validator, options, grants } of rows) {
      (schema.foreignDataWrappers ??= {})[wrapper] = {
        ...{ owner, grants: grantsFrom(grants) },
        ...present({ handler, validator, options: optionsFrom(options) }),
        ...comments.of('pg_foreign_data_wrapper', oid),
      };
    }
  },
});

interface ServerRow extends Named {
  readonly owner: string;
  readonly wrapper: string;
  readonly type: string | null;
  readonly version: string | null;
  readonly options: readonly string[] | null;
  readonly grants: readonly PrivilegeRow[] | null;
}

export const foreignServers: CatalogPart = part<ServerRow>({
  what: 'foreign servers',
  sql: `
  select s.oid, ${name('s.srvname')} as name, pg_get_userbyid(s.srvowner) as owner, w.fdwname as wrapper,
         s.srvtype as type, s.srvversion as version, to_json(s.srvoptions) as options,
         ${privileges('s.srvacl', 'S', 's.srvowner')} as grants
    from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
   where ${ownWorkByItself('pg_foreign_server', 's.oid')}`,
  add({ schema, comments }, rows) {
    for (const { oid, name: server, owner, wrapper, type, version, options, grants } of rows) {
      (schema.foreignServers ??= {})[server] = {
        ...{ owner, wrapper, grants: grantsFrom(grants) },
        ...present({ type, version, options: optionsFrom(options) }),
        ...comments.of('pg_foreign_server', oid),
      };
    }
  },
});

/** Who is somebody on a foreign server; not as whom, or with which password. */
export const userMappings: CatalogPart = part<{ readonly name: string }>({
  what: 'user mappings',
  sql: `select ${name('m.srvname::text')} || ' for ' || case m.umuser when 0 then 'PUBLIC' else m.usename::text end as name
          from pg_user_mappings m`,
  add({ schema }, rows) {
    for (const { name: mapping } of rows) (schema.userMappings ??= {})[mapping] = {};
  },
});
