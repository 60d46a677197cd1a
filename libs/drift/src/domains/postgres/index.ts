import type { Located, OverlayChange } from '../../compare/domain';
import { domain, overlayKey } from '../../compare/domain';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { isJsonObject } from '../../compare/json';
import { overlayChange } from '../../compare/overlay-change';
import type { Shape } from '../../compare/shape';
import { list, map, record, value } from '../../compare/shape';
import { alignedOf } from './aligned';
import { databaseSchema } from './database-schema';
import { proposal } from './ddl/proposal';
import { statementsFor } from './ddl/statements';
import type { ObservedDatabase } from './document';
import { PostgresDocument } from './document';
import { order } from './fields';
import { appliedOrder, declaredOrder, migrationProblem } from './migrations';
import { sameSetting } from './setting';
import { declaredSettings, observedSettings } from './settings';
import { schemaSeverity } from './severity';
import { toleratedIn } from './tolerated';
import { lastChange } from './writers';

const setting: Shape = { shape: 'value', same: sameSetting };
/** A record of migrations may keep no checksums; then there is nothing to hold against the declared one. */
const checksum: Shape = { shape: 'value', same: (declared, observed) => observed === '' || observed === declared };

/** Databases: which migrations ran, which extensions and settings they have, and whether their schema is what those made. */
export const postgres = domain<PostgresDocument>({
  name: 'postgres',
  schema: PostgresDocument,
  resource: 'database',
  shape: record({
    databases: map(
      record({
        migrations: list('id', record({ checksum, state: value })),
        migrationOrder: order.shape ?? value,
        extensions: map(value, 'ignored'),
        settings: map(setting),
        roleSettings: map(map(setting)),
        pendingRestart: map(value),
        schema: databaseSchema.shape ?? value,
      }),
    ),
  }),

  declare: (intent, { databases }) => ({
    databases: Object.fromEntries(
      declaredDatabases(intent).map((name) => {
        const { settings: configured, extensions } = configurationOf(intent, name);
        const { settings: migrated, roleSettings } = declaredSettings(databases[name]);
        const settings = { ...migrated, ...configured };
        const schema = alignedOf(databases[name])?.declared;
        const migrations = intent.migrations[name] ?? [];
        const ran = declaredOrder(migrations, databases[name]);
        const restarts = { pendingRestart: {} };
        return [
          name,
          { migrations, ...ran, extensions, settings, roleSettings, ...restarts, ...(schema && { schema }) },
        ];
      }),
    ),
  }),

  normalise: ({ databases }) => ({
    databases: Object.fromEntries(Object.entries(databases).map(([name, found]) => [name, comparable(found)])),
  }),

  unseen: (intent, { databases }) =>
    declaredDatabases(intent).flatMap((name) => {
      const found = databases[name];
      if (found === undefined) return [];
      const aligned = alignedOf(found);
      if (aligned === undefined) return [{ name, path: ['schema'], reason: UNTRIED }];
      return aligned.incomparable.map(({ path, reason }) => ({ name, path: ['schema', ...path], reason }));
    }),

  tolerated: (intent, { databases }) =>
    declaredDatabases(intent).flatMap((name) => {
      const aligned = alignedOf(databases[name]);
      return aligned === undefined ? [] : toleratedIn(aligned).map((tolerated) => ({ name, ...tolerated }));
    }),

  severity: ({ path: [part, ...path], kind, observed }) => {
    if (part === undefined) return kind === 'missing' ? 'critical' : 'material';
    if (part === 'schema') return schemaSeverity({ path, kind, observed });
    return part === 'migrations' && (kind !== 'unexpected' || path.length > 1) ? 'critical' : 'material';
  },

  problem: (at) => migrationProblem(at.path, at) ?? schemaProblem(at.path),

  writers:
    ({ observed: { databases } }) =>
    ({ name, path: [part, ...path] }) => {
      const change = part === 'schema' ? lastChange(databases[name]?.changes, path) : undefined;
      return change && { manager: change.who, operation: change.what, at: change.at };
    },

  statements:
    ({ observed: { databases } }) =>
    ({ name, path: [part, ...path] }) => {
      const aligned = part === 'schema' ? alignedOf(databases[name]) : undefined;
      if (aligned === undefined) return undefined;
      const { declared, observed } = aligned;
      return proposal(statementsFor(path, declared, observed), statementsFor(path, observed, declared));
    },

  overlay(intent, { name, path: [part, key, ...rest], observed }: Located): OverlayChange | undefined {
    if ((part !== 'settings' && part !== 'extensions') || key === undefined || rest.length > 0) return undefined;
    return overlayChange(intent, overlayKey('databases', name, part, key), observed);
  },

  place(_intent, key) {
    const [prefix, name, part, ...rest] = key.split('.');
    if (prefix !== 'databases' || name === undefined || (part !== 'settings' && part !== 'extensions'))
      return undefined;
    return rest.length > 0 ? ['databases', name, part, rest.join('.')] : undefined;
  },
});

const UNTRIED =
  'the agent could not try the migrations on an empty database, so nothing says what the schema should be';

function schemaProblem(path: readonly string[]): string | undefined {
  if (path[0] === 'pendingRestart') return 'another value is configured, and the server has not started again since';
  if (path[0] !== 'schema') return undefined;
  if (path.at(-1) === 'valid') return 'the index is not valid: building it failed or is not over, and no query uses it';
  if (path.at(-1) === 'enforcement') return 'the triggers that enforce this constraint are disabled';
  return undefined;
}

/** The schema takes part only where there is something to hold it against. */
function comparable(found: ObservedDatabase) {
  const { migrations, extensions } = found;
  const schema = alignedOf(found)?.observed;
  return {
    ...{ migrations, extensions },
    ...appliedOrder(found),
    ...observedSettings(found),
    ...(schema && { schema }),
  };
}

function declaredDatabases({ migrations, configuration }: Intent): readonly string[] {
  return [...new Set([...Object.keys(migrations), ...Object.keys(configuration.databases ?? {})])];
}

function configurationOf({ configuration }: Intent, name: string) {
  const databases = configuration.databases ?? {};
  const database = Object.hasOwn(databases, name) ? databases[name] : undefined;
  return { settings: part(database, 'settings'), extensions: part(database, 'extensions') };
}

function part(database: unknown, key: string): JsonObject {
  const found = isJsonObject(database) ? database[key] : undefined;
  return isJsonObject(found) ? found : {};
}
