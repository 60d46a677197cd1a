import type { Located, OverlayChange } from '../../compare/domain';
import { domain, overlayKey } from '../../compare/domain';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { isJsonObject } from '../../compare/json';
import { overlayChange } from '../../compare/overlay-change';
import type { Shape } from '../../compare/shape';
import { list, map, record, value } from '../../compare/shape';
import type { ObservedDatabase } from './document';
import { PostgresDocument } from './document';
import { sameSetting } from './setting';

const setting: Shape = { shape: 'value', same: sameSetting };
const column = record({ type: value, nullable: value, default: value });
const table = record({ columns: map(column), indexes: map(value), constraints: map(value) });

/** Databases: which migrations ran, which extensions and settings they have, and whether their tables are what those made. */
export const postgres = domain<PostgresDocument>({
  name: 'postgres',
  schema: PostgresDocument,
  resource: 'database',
  shape: record({
    databases: map(
      record({
        migrations: list('id', record({ checksum: value })),
        extensions: map(value, 'ignored'),
        settings: map(setting),
        schema: record({ tables: map(table) }),
      }),
    ),
  }),

  declare: (intent, { databases }) => ({
    databases: Object.fromEntries(
      declaredDatabases(intent).map((name) => {
        const { settings, extensions } = configurationOf(intent, name);
        const schema = databases[name]?.reference?.schema;
        return [name, { migrations: intent.migrations[name] ?? [], extensions, settings, ...(schema && { schema }) }];
      }),
    ),
  }),

  normalise: ({ databases }) => ({
    databases: Object.fromEntries(Object.entries(databases).map(([name, found]) => [name, comparable(found)])),
  }),

  unseen: (intent, { databases }) =>
    declaredDatabases(intent)
      .filter((name) => databases[name] !== undefined && databases[name].reference === undefined)
      .map((name) => ({
        name,
        path: ['schema'],
        reason:
          'the agent could not try the migrations on an empty database, so nothing says what the tables should be',
      })),

  severity: ({ path: [part], kind }) =>
    (part === 'migrations' && kind !== 'unexpected') || (part === undefined && kind === 'missing')
      ? 'critical'
      : 'material',

  problem({ path: [part], kind }) {
    if (part !== 'migrations') return undefined;
    return {
      missing: 'the migration has not been applied',
      unexpected: 'a migration was applied that is not in the declared release',
      changed: 'another migration was applied under this id',
    }[kind];
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

/** The tables take part only where there is something to hold them against. */
function comparable({ migrations, extensions, settings, schema, reference }: ObservedDatabase) {
  return { migrations, extensions, settings, ...(reference && { schema }) };
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
