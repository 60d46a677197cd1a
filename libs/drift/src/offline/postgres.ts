import { randomBytes } from 'node:crypto';
import { embeddedServer } from '../detectors/postgres/scratch/embedded-server';
import type { ScratchServer } from '../detectors/postgres/scratch/scratch-server';
import { givenServer } from '../detectors/postgres/scratch/scratch-server';
import type { Circumstances, Intent } from '../compare';
import { redactWith } from '../detectors/redact';
import type { Difference } from '../difference';
import type { DatabaseOverlay } from './database-differences';
import { differencesBetween } from './database-differences';
import type { DatabaseSide, DatabaseState } from './database-side';
import { migrationsIn, readDsn, readScripts } from './database-side';

export interface DatabaseComparison {
  readonly declared: DatabaseSide;
  readonly observed: DatabaseSide;
  readonly overlay?: DatabaseOverlay;
  /** URL of a role that may create databases, on which scripts are run; a server of our own runs for that otherwise. */
  readonly scratchDsn?: string;
  readonly signal?: AbortSignal;
  /** What else the differences are judged by. */
  readonly circumstances?: (intent: Intent) => Circumstances;
}

const NO_END = new AbortController().signal;

/**
 * Every difference between two databases, without a ledger or an agent. Scripts are run in databases of their own, a
 * database that is there is only read. Throws with what cannot be read or run.
 */
export async function compareDatabases(comparison: DatabaseComparison): Promise<readonly Difference[]> {
  const { declared, observed, scratchDsn, signal = NO_END } = comparison;
  const scratch = scratchDsn === undefined ? embeddedServer : givenServer(scratchDsn);
  const needed = 'scripts' in declared || 'scripts' in observed;
  const settings = Object.keys(comparison.overlay?.settings ?? {});
  const read = (server: ScratchServer) => readBoth(declared, observed, { scratch: server, settings, signal });
  // Both sides on one server, started once.
  const [wanted, found] = needed ? await scratch.use((dsn) => read(givenServer(dsn))) : await read(scratch);
  const now = new Date().toISOString();
  const redact = redactWith(randomBytes(32).toString('hex'));
  const { overlay, circumstances } = comparison;
  return differencesBetween(wanted, found, {
    ...{ redact, now },
    ...(overlay && { overlay }),
    ...(circumstances && { circumstances }),
  });
}

interface Means {
  readonly scratch: ScratchServer;
  /** Names of settings that an overlay declares. */
  readonly settings: readonly string[];
  readonly signal: AbortSignal;
}

async function readBoth(
  declared: DatabaseSide,
  observed: DatabaseSide,
  { scratch, settings, signal }: Means,
): Promise<readonly [DatabaseState, DatabaseState]> {
  if ('dsn' in declared) {
    const wanted = await readDsn(declared.dsn, { migrations: [], settings: [] }, signal);
    const found =
      'dsn' in observed
        ? await readDsn(observed.dsn, { migrations: wanted.migrations, settings }, signal)
        : await readScripts(observed.scripts, scratch, wanted.session, signal);
    return [wanted, found];
  }
  if ('dsn' in observed) {
    const migrations = migrationsIn(declared.scripts);
    const found = await readDsn(observed.dsn, { migrations, settings }, signal);
    return [{ ...(await readScripts(declared.scripts, scratch, found.session, signal)), migrations }, found];
  }
  const wanted = await readScripts(declared.scripts, scratch, {}, signal);
  return [wanted, await readScripts(observed.scripts, scratch, {}, signal)];
}
