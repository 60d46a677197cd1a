import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { objectName, plain, shown, shownAll } from '../names';
import type { Finding } from '../safety';
import { additive, destructive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { unwrapAll } from '../sql-syntax';
import { AFTERWARDS, MADE_HERE } from './rule';

export interface GrantStmt {
  readonly is_grant?: boolean;
  readonly objtype?: string;
  readonly objects?: readonly Wrapped[];
}

export function grant({ is_grant, objtype, objects = [] }: GrantStmt, memory: Memory): Finding {
  const names: readonly Name[] = objects.map(objectName);
  const what = names.length === 0 ? 'what is meant' : shownAll(names);
  if (is_grant === true) return additive('GRANT', `somebody may do more with ${what}`);
  const relations = objtype === 'OBJECT_TABLE' || objtype === 'OBJECT_SEQUENCE';
  const isOwn = relations && names.length > 0 && names.every((name) => memory.isOwn('relation', name));
  return isOwn ? additive('REVOKE', `this migration made ${what}`) : revoked(what);
}

export function grantRole({ is_grant }: { readonly is_grant?: boolean }): Finding {
  return is_grant === true ? additive('GRANT', 'somebody may do more') : revoked('what the role allows');
}

export function defaultPrivileges({ action }: { readonly action?: { readonly is_grant?: boolean } }): Finding {
  if (action?.is_grant === true)
    return additive('ALTER DEFAULT PRIVILEGES', 'somebody may do more with what is made later');
  return destructive(
    'ALTER DEFAULT PRIVILEGES',
    'the running release may lack what it needs on what is made later',
    AFTERWARDS,
  );
}

export interface RoleStmt {
  readonly role?: unknown;
}

export function alterRole({ role }: RoleStmt, memory: Memory): Finding {
  const name = roleName(role);
  if (memory.isOwn('role', [name])) return additive('ALTER ROLE', `${name}: ${MADE_HERE}`);
  return destructive('ALTER ROLE', `the running release may no longer get in as ${name}, or do less`, AFTERWARDS);
}

export function alterPolicy({ policy_name = '' }: { readonly policy_name?: string }): Finding {
  return destructive(
    'ALTER POLICY',
    `the running release sees other rows by policy ${plain(policy_name)} from now on`,
    AFTERWARDS,
  );
}

/** `DROP ROLE`, `DROP OWNED`, `REASSIGN OWNED`. */
export const dropRoles =
  (kind: string) =>
  ({ roles }: { readonly roles?: readonly Wrapped[] }): Finding => {
    const names = unwrapAll(roles, 'RoleSpec').map(({ rolename = '' }) => [rolename]);
    const lost =
      kind === 'DROP OWNED' ? 'everything that they own is lost' : 'who works as one of them may do less, or nothing';
    return destructive(kind, `${shownAll(names)}: ${lost}`, AFTERWARDS);
  };

function revoked(what: string): Finding {
  return destructive('REVOKE', `the running release may lack a right on ${what} that it uses`, AFTERWARDS);
}

function roleName(role: unknown): string {
  if (typeof role !== 'object' || role === null || !('rolename' in role)) return 'the role';
  return shown([String(role.rolename)]);
}
