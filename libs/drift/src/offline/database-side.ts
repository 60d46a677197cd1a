import { digestOf } from '@ledgerline/kernel';
import type { DatabaseSchema } from '../domains/postgres/database-schema';
import type { ObservedDatabase } from '../domains/postgres/document';
import { withSession } from '../detectors/postgres/connection';
import type { DeclaredMigration } from '../detectors/postgres/migration-record/match-migrations';
import type { Asked } from '../detectors/postgres/read-database';
import { readDatabase } from '../detectors/postgres/read-database';
import { withRetries } from '../detectors/postgres/retry';
import type { Script } from '../detectors/postgres/scratch/run-script';
import type { ScratchServer } from '../detectors/postgres/scratch/scratch-server';
import type { SessionSettings } from '../detectors/postgres/session-settings';
import { tryOut } from '../detectors/postgres/scratch/try-out';

/** A database that is there, or scripts that make one of an empty database, in their order. */
export type DatabaseSide = { readonly dsn: string } | { readonly scripts: readonly Script[] };

/** A database as it is compared. */
export interface DatabaseState {
  readonly schema: DatabaseSchema;
  readonly settings: ObservedDatabase['settings'];
  readonly roleSettings?: NonNullable<ObservedDatabase['roleSettings']>;
  /** What the server has for settings that an overlay declares. */
  readonly server?: NonNullable<ObservedDatabase['server']>;
  /** With their versions, where it is a database that is there. */
  readonly extensions: ObservedDatabase['extensions'];
  /** By its own record; scripts say what they make, and not what was recorded of it. */
  readonly migrations: readonly (DeclaredMigration & ObservedDatabase['migrations'][number])[];
  /** Whether they are in the order in which they ran. */
  readonly ordered?: boolean;
  /** Who last changed what, by its own log. */
  readonly changes: NonNullable<ObservedDatabase['changes']>;
  /** How its sessions read dates. */
  readonly session: SessionSettings;
  /** What could not be seen of it. */
  readonly problems: readonly string[];
}

/** Reads a database; what is declared decides by which names its migrations go. Throws. */
export async function readDsn(dsn: string, declared: Asked, signal: AbortSignal): Promise<DatabaseState> {
  const read = await withRetries(signal, () => withSession(dsn, signal, (session) => readDatabase(session, declared)));
  const { changes = {}, ...found } = read.found;
  return { ...found, changes, session: read.session, problems: read.problems };
}

/** Runs scripts in a database of their own, and reads what they make. Throws with the one that fails. */
export async function readScripts(
  scripts: readonly Script[],
  scratch: ScratchServer,
  session: SessionSettings,
  signal: AbortSignal,
): Promise<DatabaseState> {
  const { settings = {}, ...tried } = await scratch.use((dsn) => tryOut(dsn, scripts, session, signal));
  return { ...tried, settings, extensions: {}, migrations: [], changes: {}, session, problems: [] };
}

/** Scripts as the migrations that they are. */
export function migrationsIn(scripts: readonly Script[]): readonly DeclaredMigration[] {
  return scripts.map(({ id, text }) => ({ id, checksum: digestOf(text), bytes: new TextEncoder().encode(text) }));
}
