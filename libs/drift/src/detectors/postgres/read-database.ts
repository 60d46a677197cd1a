import type { ObservedDatabase } from '../../domains/postgres/document';
import { readCatalog } from './catalog/read-catalog';
import { readChanges } from './changes';
import type { Session } from './connection';
import { readOnly } from './connection';
import { extensionVersions, withoutVersions } from './extensions';
import type { DeclaredMigration } from './migration-record/match-migrations';
import { appliedMigrations } from './migration-record/applied-migrations';
import { ownSettings, serverSettings } from './read-settings';
import type { SessionSettings } from './session-settings';
import { sessionSettings } from './session-settings';

/** A database at one moment, with what its role may not see of it. */
export interface ReadDatabase {
  readonly found: Omit<ObservedDatabase, 'reference'>;
  /** How sessions there read dates. */
  readonly session: SessionSettings;
  readonly problems: readonly string[];
}

/** What is declared of a database, as far as it decides what is read of it. */
export interface Asked {
  readonly migrations: readonly DeclaredMigration[];
  /** By name. */
  readonly settings: readonly string[];
}

/** What a database holds besides its rows; what is recorded of its migrations by the ids that are declared. */
export function readDatabase(session: Session, declared: Asked): Promise<ReadDatabase> {
  return readOnly(session, async () => {
    const settings = await sessionSettings(session);
    const migrations = await appliedMigrations(session, declared.migrations);
    const { schema, problems } = await readCatalog(session);
    return {
      found: {
        migrations: migrations.applied,
        ...(migrations.isOrdered && { ordered: true }),
        extensions: extensionVersions(schema.extensions),
        ...(await ownSettings(session)),
        server: await serverSettings(session, declared.settings),
        schema: { ...schema, extensions: withoutVersions(schema.extensions) },
        changes: await readChanges(session),
      },
      session: settings,
      problems: [...migrations.problems, ...problems],
    };
  });
}
