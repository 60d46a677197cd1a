import type { EventCatalog, EventLog } from '@ledgerline/kernel';
import type { Checkpoint, Exchange, ProjectionTable } from '@ledgerline/platform/postgres';
import { definitionOf, ProjectionSession } from '@ledgerline/platform/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { lowest } from '../folding/lowest';
import type { Stopped } from '../folding/projection-run';
import { ProjectionRun } from '../folding/projection-run';
import type { BuildSource } from './table-build';
import { TableBuild } from './table-build';
import { WrittenKeys } from './written-keys';

export interface Rebuild {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly databaseUrl: string;
  readonly tables: readonly ProjectionTable[];
  readonly signal: AbortSignal;
  /** Compare the new rows with the former ones at the same position, where these are of the same definition. */
  readonly verify: boolean;
  /** Exchange a table, too, that stopped before an event that cannot be folded: it is right as far as it goes. */
  readonly takeStopped?: boolean;
  readonly onProgress?: (events: number, position: bigint) => void;
}

/** What became of one projection: exchanged or, when it stopped, maybe not, with its former rows left as they are. */
export interface Rebuilt {
  readonly name: string;
  readonly position: bigint | undefined;
  readonly exchange: Exchange | undefined;
  readonly stopped: Stopped | undefined;
}

const CACHE_BYTES = 32 * 1_048_576;
const LOCK_PAUSE_MILLISECONDS = 250;

/**
 * Fills new tables from the ledger while the live ones go on being read and written, then exchanges them. Waits while
 * somebody else rebuilds one of them.
 */
export async function rebuildTables(rebuild: Rebuild): Promise<readonly Rebuilt[]> {
  const lost = new AbortController();
  const signal = AbortSignal.any([rebuild.signal, lost.signal]);
  const session = await ProjectionSession.open(rebuild.databaseUrl, (error) => {
    lost.abort(error);
  });
  try {
    const tables = rebuild.tables.toSorted((one, other) => (one.projection.name < other.projection.name ? -1 : 1));
    for (const table of tables) await prepare(table, session, signal);
    const budget = CACHE_BYTES / tables.length;
    const runs = new Map(tables.map((table) => [table, new ProjectionRun(table.projection, undefined, budget)]));
    const { log, catalog, onProgress = () => undefined } = rebuild;
    const source = { log, catalog, session, signal, onProgress, written: new WrittenKeys() };
    const build = new TableBuild(source, [...runs.values()]);
    await build.advance(await commonPosition(tables, session));
    const rebuilt: Rebuilt[] = [];
    for (const [table, run] of runs) rebuilt.push(await exchange(table, run, source, rebuild));
    return rebuilt;
  } finally {
    await session.close();
  }
}

async function prepare(table: ProjectionTable, session: ProjectionSession, signal: AbortSignal): Promise<void> {
  while (!(await session.tryLock(table.projection.name, 'building'))) {
    await pause(LOCK_PAUSE_MILLISECONDS, undefined, { signal });
  }
  await session.createLive(table);
  await session.startBuilding(table);
}

/** As far as all live tables are that are to be compared with; undefined, the end of the log, when there are none. */
async function commonPosition(
  tables: readonly ProjectionTable[],
  session: ProjectionSession,
): Promise<bigint | undefined> {
  const checkpoints = await session.checkpoints();
  return lowest(
    tables.flatMap((table) => {
      const live = checkpoints.get(table.projection.name);
      return isComparable(table, live) ? [live.position] : [];
    }),
  );
}

function isComparable(
  table: ProjectionTable,
  live: Checkpoint | undefined,
): live is Checkpoint & { readonly position: bigint } {
  return live?.definition === definitionOf(table) && live.position !== undefined && !live.superseded;
}

async function exchange(
  table: ProjectionTable,
  run: ProjectionRun,
  source: BuildSource,
  { verify, takeStopped = false }: Rebuild,
): Promise<Rebuilt> {
  const { name } = table.projection;
  const { session } = source;
  const live = (await session.checkpoints()).get(name);
  const comparable = isComparable(table, live);
  const build = new TableBuild({ ...source, onProgress: () => undefined }, [run]);
  // Most of the way first, so that the writer is held back only for the rest of it.
  if (comparable && run.stopped === undefined) await build.advance(live.position);
  const takeable = run.stopped === undefined || takeStopped;
  if (!takeable) return { name, position: live?.position, exchange: undefined, stopped: run.stopped };
  await session.finishBuilding(table);
  const exchanged = await session.exchange(
    table,
    async (position) => {
      if (comparable && run.stopped === undefined) await build.advance(position);
      if (run.stopped !== undefined && !takeStopped) throw new Error(`${name} ${run.stopped.because}`);
      return { position: run.position, quarantine: run.quarantined };
    },
    verify && comparable,
  );
  return { name, position: run.position, exchange: exchanged, stopped: run.stopped };
}
