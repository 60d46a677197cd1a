import type { DatabaseSchema, Grants } from '../database-schema';
import { defaultPrivilegesName } from '../names';
import { own, ownOr } from '../own';
import { holders } from './holders';

/**
 * Calls the role that most of a schema belongs to by another name: what the one is called that ran the migrations on a
 * scratch server means nothing.
 */
export function renameOwner(declared: DatabaseSchema, to: string | undefined): void {
  const { owner: from } = declared;
  if (from === undefined || to === undefined || from === to) return;
  const renamed = (role: string) => (role === from ? to : role);
  for (const { object } of holders(declared)) {
    if (object.owner !== undefined) object.owner = renamed(object.owner);
    if (object.grants !== undefined) object.grants = withRole(object.grants, renamed);
  }
  for (const table of Object.values(declared.tables)) {
    for (const policy of Object.values(table.policies ?? {})) policy.roles = policy.roles.map(renamed).sort();
  }
  declared.defaultPrivileges = mergedDefaults(declared.defaultPrivileges, renamed);
  declared.owner = to;
}

function mergedDefaults(defaults: DatabaseSchema['defaultPrivileges'], renamed: (role: string) => string) {
  const merged: NonNullable<DatabaseSchema['defaultPrivileges']> = {};
  for (const entry of Object.values(defaults ?? {})) {
    const about = { ...entry, role: renamed(entry.role) };
    const key = defaultPrivilegesName(about);
    const grants = withRole(entry.grants, renamed);
    for (const [role, held] of Object.entries(own(merged, key)?.grants ?? {})) {
      grants[role] = { ...held, ...own(grants, role) };
    }
    merged[key] = { ...about, grants };
  }
  return merged;
}

function withRole(grants: Grants, renamed: (role: string) => string): Grants {
  const result: Grants = {};
  for (const [role, held] of Object.entries(grants)) Object.assign(ownOr(result, renamed(role), {}), held);
  return result;
}

/** What an owner may by owning goes for the owner on either side: who owns a thing is not compared. */
export function leaveOutOwners(declared: DatabaseSchema, observed: DatabaseSchema): void {
  const owners = new Map<string, Set<string>>();
  for (const side of [declared, observed]) {
    for (const { kind, name, object } of holders(side)) {
      const key = `${kind} ${name}`;
      if (object.owner !== undefined) owners.set(key, (owners.get(key) ?? new Set()).add(object.owner));
    }
  }
  for (const side of [declared, observed]) {
    for (const { kind, name, object } of holders(side)) {
      for (const owner of owners.get(`${kind} ${name}`) ?? []) Reflect.deleteProperty(object.grants ?? {}, owner);
    }
  }
}
