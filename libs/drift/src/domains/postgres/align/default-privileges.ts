import type { DatabaseSchema, Grants } from '../database-schema';
import { own } from '../own';
import type { Holder } from './holders';
import { holders } from './holders';

type Defaults = NonNullable<DatabaseSchema['defaultPrivileges']>[string];

/** What default privileges call the kinds of things. */
const calledThere: Readonly<Record<Holder['kind'], string | undefined>> = {
  tables: 'tables',
  views: 'tables',
  materializedViews: 'tables',
  sequences: 'sequences',
  functions: 'functions',
  types: 'types',
  domains: 'types',
  schemas: 'schemas',
  languages: undefined,
  foreignDataWrappers: undefined,
  foreignServers: undefined,
};

/**
 * Default privileges apply by who makes a thing, and on a scratch server everything is made by one role. So a privilege
 * that declared default privileges give is none that nobody declared; and one that is missing counts only where the
 * thing belongs to the role whose default privileges would have given it, so that somebody has taken it away.
 */
export function leaveOutCovered(declared: DatabaseSchema, observed: DatabaseSchema): void {
  const known = new Map(holders(declared).map((holder) => [keyOf(holder), holder.object]));
  const given = Object.values(declared.defaultPrivileges ?? {});
  const givenThere = Object.values(observed.defaultPrivileges ?? {});
  if (given.length === 0 && givenThere.length === 0) return;
  for (const holder of holders(observed)) {
    const { object } = holder;
    const other = known.get(keyOf(holder));
    if (other === undefined) continue;
    const [here, there] = [object.grants ?? {}, other.grants ?? {}];
    const unowned = givenThere.filter(({ role }) => role !== object.owner);
    leaveOut(here, there, (role, privilege, how) => covers(given, holder, role, privilege, how));
    leaveOut(there, here, (role, privilege, how) => covers(unowned, holder, role, privilege, how));
  }
}

const keyOf = ({ kind, name }: Holder) => `${kind} ${name}`;

type Judge = (role: string, privilege: string, how: string) => boolean;

/** Takes out of `grants` what `others` lacks and the judge calls covered. */
function leaveOut(grants: Grants, others: Grants, isCovered: Judge): void {
  for (const [role, held] of Object.entries(grants)) {
    for (const [privilege, how] of Object.entries(held)) {
      if (own(own(others, role), privilege) === undefined && isCovered(role, privilege, how)) {
        Reflect.deleteProperty(held, privilege);
      }
    }
    if (Object.keys(held).length === 0) Reflect.deleteProperty(grants, role);
  }
}

function covers(
  defaults: readonly Defaults[],
  { kind, schema }: Holder,
  role: string,
  privilege: string,
  how: string,
): boolean {
  const on = calledThere[kind];
  // What everybody may from the start stands in default privileges also where nobody meant it.
  if (role === 'PUBLIC' && (on === 'functions' || on === 'types')) return false;
  return defaults.some((given) => {
    if (given.on !== on || (given.schema !== undefined && given.schema !== schema)) return false;
    const held = own(own(given.grants, role), privilege);
    return held === how || held === 'with grant option';
  });
}
