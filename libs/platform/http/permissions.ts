import { SetMetadata } from '@nestjs/common';

/** Everything that can be permitted, and to which roles. A route names exactly one; a role that is not listed has nothing. */
export const permissions = {
  'self:read': ['admin', 'developer', 'release-manager', 'operator', 'auditor', 'ci', 'deployer', 'agent'],
  'project:read': ['admin', 'developer', 'release-manager', 'operator', 'auditor', 'ci', 'deployer', 'agent'],
  'project:configure': ['admin'],
  'project:review': ['admin', 'developer', 'release-manager', 'operator'],
  'access:administer': ['admin'],
  'build:record': ['admin', 'developer', 'ci'],
  'release:cut': ['admin', 'developer', 'release-manager', 'ci'],
  'evidence:attach': ['admin', 'developer', 'release-manager', 'ci'],
  'promotion:request': ['admin', 'developer', 'release-manager', 'ci'],
  'promotion:approve': ['admin', 'developer', 'release-manager', 'operator'],
  'promotion:abort': ['admin', 'developer', 'release-manager', 'operator'],
  'promotion:break-glass': ['admin', 'developer', 'release-manager', 'operator'],
  'release:reject': ['admin', 'developer', 'release-manager', 'operator'],
  'freeze:decide': ['admin', 'release-manager', 'operator'],
  'exception:request': ['admin', 'developer', 'release-manager', 'operator'],
  'exception:approve': ['admin', 'developer', 'release-manager', 'operator'],
  'automation:decide': ['admin', 'release-manager', 'operator'],
  'overlay:propose': ['admin', 'developer', 'release-manager', 'operator'],
  'overlay:approve': ['admin', 'developer', 'release-manager', 'operator'],
  'rollout:report': ['deployer'],
  'observation:record': ['agent'],
  'finding:decide': ['admin', 'developer', 'release-manager', 'operator'],
  'quarantine:read': ['admin', 'developer', 'release-manager', 'operator', 'auditor'],
  'quarantine:decide': ['admin', 'release-manager', 'operator'],
  'decision:replay': ['admin', 'developer', 'release-manager', 'operator', 'auditor', 'ci'],
  'audit:read': ['admin', 'release-manager', 'auditor'],
} as const satisfies Record<string, readonly string[]>;

export type Permission = keyof typeof permissions;

/** Every role that a key can have. */
export const roles: ReadonlySet<string> = new Set(Object.values(permissions).flat());

/** Roles whose keys must be bound to one environment. */
export const environmentRoles: ReadonlySet<string> = new Set(['agent', 'deployer']);

export const PERMISSION = 'ledgerline:permission';

/** What the principal must be permitted in the route's project. A route without it fails the build and answers 403. */
export const RequirePermission = (permission: Permission) => SetMetadata(PERMISSION, permission);

export const PUBLIC = 'ledgerline:public';

/** The route answers anybody, without a key: health and the description of the API, nothing of any project. */
export const Public = () => SetMetadata(PUBLIC, true);
