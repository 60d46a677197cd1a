import type { Permission } from '../permissions';
import { permissions, selfPermissions } from '../permissions';
import type { Principal } from '../principal';

/** What a route's address says about where it acts. */
export interface Place {
  readonly project?: string;
  readonly environment?: string;
}

/** Whether this principal may do that there. A place without a project is everywhere: only a key for `*` reaches it. */
export function permits(principal: Principal, permission: Permission, { project, environment }: Place): boolean {
  const roles: readonly string[] = permissions[permission];
  if (!roles.includes(principal.role)) return false;
  if (selfPermissions.has(permission)) return true;
  if (principal.project !== '*' && principal.project !== project) return false;
  return environment === undefined || principal.environment === undefined || principal.environment === environment;
}
