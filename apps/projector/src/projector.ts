import type { EventCatalog, EventLog } from '@ledgerline/kernel';
import type { Checkpoint, ProjectionTable } from '@ledgerline/platform/postgres';
import { definitionOf, ProjectionSession } from '@ledgerline/platform/postgres';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { reasonOf } from './folding/decoded';
import { ProjectionRun } from './folding/projection-run';
import type { FollowedRun } from './following/follow';
import { follow } from './following/follow';
import type { ProjectorHealth } from './projector-health';
import { HealthRecord } from './projector-health';
import { rebuildTables } from './rebuilding/rebuild-tables';

export interface ProjectorOptions {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly tables: readonly ProjectionTable[];
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** Another projector takes over when this one shows the database no life for so long. */
  readonly leaseMs?: number;
}

const CACHE_BYTES = 32 * 1_048_576;
const LOCK_PAUSE_MILLISECONDS = 250;
const FIRST_PAUSE_MILLISECONDS = 100;
const LONGEST_PAUSE_MILLISECONDS = 2_000;
/** Before filling a table is tried again that the database would not take; it takes a change there, or another build. */
const REBUILD_PAUSE_MILLISECONDS = 60_000;

/**
 * Keeps every projection's table in step with the ledger. Whatever fails, it starts over from the checkpoints: nothing
 * is skipped and nothing is counted twice. Where several run, one writes and the others wait to take over.
 */
export class Projector {
  private readonly record = new HealthRecord();
  private readonly names: readonly string[];
  /** Projections whose quarantine this process has tried to empty, or has made itself. */
  private readonly tried = new Set<string>();

  constructor(private readonly options: ProjectorOptions) {
    this.names = options.tables.map(({ projection }) => projection.name).toSorted();
    checkNames(this.names);
  }

  health(): ProjectorHealth {
    return this.record.health();
  }

  /** Runs until the signal; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    let wait = FIRST_PAUSE_MILLISECONDS;
    while (!signal.aborted) {
      try {
        await this.cycle(signal);
        wait = FIRST_PAUSE_MILLISECONDS;
      } catch (error) {
        if (isOver(signal)) return;
        if (this.record.wasFollowing()) wait = FIRST_PAUSE_MILLISECONDS;
        this.record.failing(reasonOf(error));
        this.options.logger.warn(
          { err: error, retryInMs: wait },
          'projecting was interrupted; starting over from the checkpoints',
        );
        await pause(wait, undefined, { signal }).catch(() => undefined);
        wait = Math.min(wait * 2, LONGEST_PAUSE_MILLISECONDS);
      }
    }
  }

  /** From connecting until something has to start over. */
  private async cycle(signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const until = AbortSignal.any([signal, over.signal]);
    let lost: Error | undefined;
    const onLost = (error: Error) => {
      lost = error;
      over.abort();
    };
    const session = await ProjectionSession.open(this.options.databaseUrl, onLost, this.options.leaseMs);
    let building: Promise<void> | undefined;
    try {
      await this.lockAll(session, until);
      const superseded = await this.prepare(session);
      const toBuild = [...superseded, ...(await this.toTryAgain(session, superseded))];
      if (toBuild.length > 0)
        building = this.rebuild(toBuild, until).finally(() => {
          over.abort();
        });
      await this.follow(session, superseded, until);
      if (lost !== undefined) throw lost;
    } finally {
      over.abort();
      await session.close();
      await building;
    }
  }

  /** One after the other in the order of their names, so that two who start at once cannot wait for each other. */
  private async lockAll(session: ProjectionSession, signal: AbortSignal): Promise<void> {
    for (const name of this.names) {
      while (!(await session.tryLock(name, 'live'))) {
        this.record.waiting(name);
        await pause(LOCK_PAUSE_MILLISECONDS, undefined, { signal });
      }
    }
  }

  /** Makes what is missing, retires what is no longer wanted; answers the tables that need to be filled anew. */
  private async prepare(session: ProjectionSession): Promise<readonly ProjectionTable[]> {
    const { log, tables, logger } = this.options;
    for (const name of await session.retireOthers(this.names)) logger.info({ projection: name }, 'retired');
    const before = await session.checkpoints();
    const ledgerIsEmpty = (await log.head()) === undefined;
    const superseded: ProjectionTable[] = [];
    for (const table of tables) {
      const { name } = table.projection;
      const found = before.get(name);
      if (found === undefined) await session.createLive(table);
      if (isUsable(table, found) || (found === undefined && ledgerIsEmpty)) continue;
      await session.supersede(name);
      superseded.push(table);
    }
    return superseded;
  }

  /** Tables with rows in quarantine: once for each start, a build that may fold them fills them anew beside the live ones. */
  private async toTryAgain(
    session: ProjectionSession,
    superseded: readonly ProjectionTable[],
  ): Promise<readonly ProjectionTable[]> {
    const quarantine = await session.quarantine();
    const found = this.options.tables.filter(
      (table) =>
        quarantine.has(table.projection.name) && !this.tried.has(table.projection.name) && !superseded.includes(table),
    );
    for (const { projection } of this.options.tables) this.tried.add(projection.name);
    return found;
  }

  private async follow(
    session: ProjectionSession,
    superseded: readonly ProjectionTable[],
    signal: AbortSignal,
  ): Promise<void> {
    const { log, catalog, tables, logger } = this.options;
    const checkpoints = await session.checkpoints();
    const quarantine = await session.quarantine();
    const followed = tables.filter((table) => !superseded.includes(table));
    const runs: readonly FollowedRun[] = followed.map(({ projection }) => {
      const checkpoint = checkpoints.get(projection.name);
      if (checkpoint === undefined) throw new Error(`projection ${projection.name} has lost its table`);
      const known = quarantine.get(projection.name) ?? [];
      const run = new ProjectionRun(projection, checkpoint.position, CACHE_BYTES / followed.length, known);
      return { run, build: checkpoint.build };
    });
    this.record.following(
      runs.map(({ run }) => run),
      superseded.map(({ projection }) => projection.name),
    );
    if (runs.length === 0) {
      await aborted(signal);
      return;
    }
    await follow({
      log,
      catalog,
      session,
      runs,
      signal,
      onCaughtUp: () => {
        this.record.caughtUp();
      },
      onStopped: ({ name, position, stopped }) => {
        logger.error(
          { projection: name, position: String(position ?? ''), ...stopped, at: String(stopped?.at) },
          'projection stopped',
        );
      },
      onQuarantined: ({ name }, quarantined) => {
        for (const { kind, key, because, position } of quarantined) {
          logger.error({ projection: name, kind, key, because, position: String(position) }, 'put aside');
        }
      },
    });
  }

  /** Logs a failure and ends; the next cycle tries again. */
  private async rebuild(tables: readonly ProjectionTable[], signal: AbortSignal): Promise<void> {
    const { log, catalog, databaseUrl, logger } = this.options;
    const names = tables.map(({ projection }) => projection.name);
    logger.info({ projections: names }, 'filling tables from the ledger');
    try {
      const rebuilt = await rebuildTables({
        log,
        catalog,
        databaseUrl,
        tables,
        signal,
        verify: false,
        takeStopped: true,
      });
      for (const { name, stopped, exchange } of rebuilt) {
        if (exchange !== undefined) logger.info({ projection: name, rows: exchange.rows }, 'table filled');
        if (exchange !== undefined || stopped === undefined) continue;
        this.record.cannotBuild(name, stopped);
        logger.error({ projection: name, ...stopped, at: String(stopped.at) }, 'table could not be filled');
      }
      if (rebuilt.some(({ exchange }) => exchange === undefined))
        await pause(REBUILD_PAUSE_MILLISECONDS, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      logger.warn({ err: error }, 'filling tables was interrupted');
      await pause(LONGEST_PAUSE_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }
}

function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function isUsable(table: ProjectionTable, found: Checkpoint | undefined): boolean {
  return found !== undefined && !found.superseded && found.definition === definitionOf(table);
}

function checkNames(names: readonly string[]): void {
  const wrong = names.find((name, index) => !/^[a-z][a-z0-9_]{0,50}$/.test(name) || names.indexOf(name) !== index);
  if (wrong !== undefined) throw new Error(`projection name "${wrong}" is used twice, or is no name for a table`);
}
