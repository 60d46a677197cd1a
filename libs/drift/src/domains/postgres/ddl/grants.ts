import type { DatabaseSchema, Grants } from '../database-schema';
import { own } from '../own';
import { everybody, identifier, qualified } from './spelling';

/** What a kind is called in `GRANT … ON`. */
const called: Readonly<Record<string, string>> = {
  tables: 'TABLE',
  views: 'TABLE',
  materializedViews: 'TABLE',
  sequences: 'SEQUENCE',
  functions: 'ROUTINE',
  types: 'TYPE',
  domains: 'DOMAIN',
  schemas: 'SCHEMA',
  languages: 'LANGUAGE',
  foreignDataWrappers: 'FOREIGN DATA WRAPPER',
  foreignServers: 'FOREIGN SERVER',
};
const inNoSchema = new Set(['schemas', 'languages', 'foreignDataWrappers', 'foreignServers']);

/** What gives roles on something what `to` says, and takes what only `from` says; of one role where it is given. */
export function grantChange(
  kind: string,
  name: string,
  { from = {}, to = {}, role }: { readonly from?: Grants; readonly to?: Grants; readonly role?: string },
): readonly string[] | undefined {
  const word = called[kind];
  if (word === undefined) return undefined;
  const on = `ON ${word} ${inNoSchema.has(kind) ? identifier(name) : qualified(name)}`;
  return changes(from, to, role, on);
}

/** The same of what is granted on things that do not exist yet. */
export function defaultPrivilegeChange(
  { role, schema, on }: NonNullable<DatabaseSchema['defaultPrivileges']>[string],
  from: Grants,
  to: Grants,
): readonly string[] {
  const within = schema === undefined ? '' : ` IN SCHEMA ${identifier(schema)}`;
  const prefix = `ALTER DEFAULT PRIVILEGES FOR ROLE ${identifier(role)}${within} `;
  return changes(from, to, undefined, `ON ${on.toUpperCase()}`).map((statement) => `${prefix}${statement}`);
}

function changes(from: Grants, to: Grants, only: string | undefined, on: string): readonly string[] {
  const roles = only === undefined ? [...new Set([...Object.keys(from), ...Object.keys(to)])] : [only];
  return roles.flatMap((role) => {
    const [before, after] = [own(from, role) ?? {}, own(to, role) ?? {}];
    const taken = Object.keys(before).filter((privilege) => own(after, privilege) === undefined);
    const lessened = Object.keys(before).filter(
      (privilege) => before[privilege] === 'with grant option' && own(after, privilege) === 'granted',
    );
    const given = (how: string) =>
      Object.keys(after).filter((privilege) => after[privilege] === how && own(before, privilege) !== how);
    const plain = given('granted').filter((privilege) => !lessened.includes(privilege));
    const [whom, again] = [everybody(role), given('with grant option')];
    return [
      ...(taken.length === 0 ? [] : [`REVOKE ${taken.map(spelled).join(', ')} ${on} FROM ${whom}`]),
      ...(lessened.length === 0
        ? []
        : [`REVOKE GRANT OPTION FOR ${lessened.map(spelled).join(', ')} ${on} FROM ${whom}`]),
      ...(plain.length === 0 ? [] : [`GRANT ${plain.map(spelled).join(', ')} ${on} TO ${whom}`]),
      ...(again.length === 0 ? [] : [`GRANT ${again.map(spelled).join(', ')} ${on} TO ${whom} WITH GRANT OPTION`]),
    ];
  });
}

/** `UPDATE (status)` with the column's name as it stands in SQL. */
function spelled(privilege: string): string {
  const [, verb, column] = /^(\w+) \((.*)\)$/s.exec(privilege) ?? [];
  return verb === undefined || column === undefined ? privilege : `${verb} (${identifier(column)})`;
}
