/** Pieces of the queries on the catalogue. `of` is always an expression of ours, never a value. */

/** What one query may bring; a database with more of one kind is seen in part. */
export const MOST_ROWS = 200_000;

/** A name as it stands in a path: in quotes only where it could be taken for something else. */
export const name = (of: string) =>
  `case when ${of} ~ '[."(]' then '"' || replace(${of}, '"', '""') || '"' else ${of}::text end`;

export const qualified = (schema: string, object: string) => `${name(schema)} || '.' || ${name(object)}`;

/** The name of something in a schema, looked up by its identity. */
export const nameOf = (catalog: string, column: string, oid: string) =>
  `(select ${qualified('its_schema.nspname', `this.${column}name`)} from ${catalog} this
      join pg_namespace its_schema on its_schema.oid = this.${column}namespace where this.oid = ${oid})`;

const ofExtension = (catalog: string, oid: string, types: string) =>
  `exists (select from pg_depend belongs
            where belongs.classid = '${catalog}'::regclass and belongs.objid = ${oid} and belongs.deptype in (${types}))`;

/** Nothing that an extension brought along. */
export const ownWork = (catalog: string, oid: string) => `not ${ofExtension(catalog, oid, "'e'")}`;

/** Nothing that came with something else, either. */
export const ownWorkByItself = (catalog: string, oid: string) => `not ${ofExtension(catalog, oid, "'e', 'i'")}`;

/** Schemas in which people make things. */
export const schemas = `(select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n
   where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and ${ownWork('pg_namespace', 'n.oid')})`;

/** Who may what: rows of role, privilege and whether it may be given on; the owner's own are left out. */
export const privilegesIn = (acl: string, owner: string) =>
  `(select json_agg(json_build_array(case granted.grantee when 0 then 'PUBLIC' else pg_get_userbyid(granted.grantee) end,
                                     granted.privilege_type, granted.is_grantable))
      from aclexplode(${acl}) granted where granted.grantee <> ${owner})`;

/** The same of an object, with what holds for its kind where nobody said anything. */
export const privileges = (acl: string, kind: string, owner: string) =>
  privilegesIn(`coalesce(${acl}, acldefault('${kind}', ${owner}))`, owner);

/** A function by its name and types, null where there is none. */
export const routine = (oid: string) => `nullif(${oid}::regprocedure::text, '-')`;

/** A column that not every version of the server has, as text. */
export const ifAny = (row: string, column: string) => `(to_jsonb(${row}) ->> '${column}')`;

/** What the server spells, without its beginning, which says only what is known already. */
export const after = (beginning: string, spelled: string) => `substr(${spelled}, length(${beginning}) + 1)`;

/** A code of one letter in words. */
export const inWords = (of: string, words: Readonly<Record<string, string>>) =>
  `case ${of}::text ${Object.entries(words)
    .map(([code, word]) => `when '${code}' then '${word}'`)
    .join(' ')} end`;
