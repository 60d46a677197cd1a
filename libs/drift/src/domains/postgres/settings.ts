import type { ObservedDatabase } from './document';
import { own } from './own';

type RoleSettings = NonNullable<ObservedDatabase['roleSettings']>;

interface Settings {
  readonly settings: ObservedDatabase['settings'];
  readonly roleSettings: RoleSettings;
}

/** What the migrations set, by the names that roles have where they were looked for. */
export function declaredSettings(found: ObservedDatabase | undefined): Settings {
  const { settings = {}, roleSettings = {}, schema } = found?.reference ?? {};
  const [from, to] = [schema?.owner, found?.schema.owner];
  const renamed = Object.entries(roleSettings).map(([whose, set]) => {
    const named = from !== undefined && to !== undefined && roleIn(whose) === from;
    return [named ? whose.replace(from, to) : whose, set] as const;
  });
  return { settings, roleSettings: Object.fromEntries(renamed) };
}

/**
 * What is set: for everybody, in the database or else on the server; for a role in this database; and for a role
 * everywhere, where the migrations do that for it too. What waits for the server to start again is named.
 */
export function observedSettings(found: ObservedDatabase) {
  const { settings, server = {}, roleSettings = {}, reference } = found;
  const ofServer = Object.entries(server).map(([name, { value }]) => [name, value] as const);
  const restarts = Object.entries(server).filter(([, { pendingRestart }]) => pendingRestart === true);
  const declared = declaredSettings(found).roleSettings;
  const ofRoles = Object.entries(roleSettings).filter(
    ([whose]) => reference !== undefined && (isHere(whose) || own(declared, whose) !== undefined),
  );
  return {
    settings: { ...Object.fromEntries(ofServer), ...settings },
    roleSettings: Object.fromEntries(ofRoles),
    pendingRestart: Object.fromEntries(restarts.map(([name]) => [name, true])),
  };
}

const HERE = ' in this database';
const isHere = (whose: string) => whose.endsWith(HERE);
const roleIn = (whose: string) => (isHere(whose) ? whose.slice(0, -HERE.length) : whose);
