import type { Principal } from '../principal';
import type { Permission } from '../permissions';
import { environmentRoles, permissions, roles, selfPermissions } from '../permissions';
import { permits } from './permits';

const principal = (role: string, more: Partial<Principal> = {}): Principal => ({
  keyId: 'k',
  project: 'checkout',
  kind: 'person',
  id: 'ana',
  groups: [],
  role,
  ...more,
});
const all = Object.keys(permissions) as Permission[];

describe('a permission', () => {
  it('is for the roles of the table, in the one project of the key', () => {
    for (const permission of all) {
      for (const role of [...roles, 'stranger', 'Admin', '']) {
        const allowed: readonly string[] = permissions[permission];
        expect(permits(principal(role), permission, { project: 'checkout' })).toBe(allowed.includes(role));
        const isOneself = selfPermissions.has(permission) && allowed.includes(role);
        expect(permits(principal(role), permission, { project: 'billing' })).toBe(isOneself);
        expect(permits(principal(role), permission, {})).toBe(isOneself);
      }
    }
  });

  it('reaches every project with a key for all of them', () => {
    const root = principal('admin', { project: '*' });
    expect(permits(root, 'project:configure', { project: 'billing' })).toBe(true);
    expect(permits(root, 'project:configure', {})).toBe(true);
  });

  it('ends at the environment that the key is bound to', () => {
    const agent = principal('agent', { environment: 'stage' });
    expect(permits(agent, 'observation:record', { project: 'checkout', environment: 'stage' })).toBe(true);
    expect(permits(agent, 'observation:record', { project: 'checkout', environment: 'prod' })).toBe(false);
    expect(permits(agent, 'project:read', { project: 'checkout' })).toBe(true);
  });

  it('binds the roles that act inside an environment', () => {
    expect([...environmentRoles].every((role) => roles.has(role))).toBe(true);
  });
});
