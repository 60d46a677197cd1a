import type { AnyEventDefinition } from '@ledgerline/kernel';
import { Clock, Decisions, EventCatalog, EventLog, SystemClock } from '@ledgerline/kernel';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Inject, Logger, Module } from '@nestjs/common';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PastRows } from './as-of/past-rows';
import { FoldedStreams } from './folded-streams';
import { LedgerDecisions } from './ledger-decisions';
import { codeDigest } from './snapshots/code-digest';
import { SnapshotFolder } from './snapshots/snapshot-folder';
import { Snapshots } from './snapshots/snapshots';

const CLOSE = Symbol('how the log is closed');

interface LedgerModuleOptions {
  /** The log that everything reads and writes, for as long as the application runs. */
  readonly eventLog: EventLog;
  /** Every event type of every context that the application reads or writes. */
  readonly definitions: readonly AnyEventDefinition[];
  /** Closes the log when the application ends. */
  readonly close?: () => Promise<void>;
  readonly clock?: Clock;
  /** Folder for snapshots of long streams; none are kept when absent. */
  readonly snapshots?: string | undefined;
}

/** The ledger for a whole application: {@link EventLog}, {@link EventCatalog}, {@link Decisions}, {@link PastRows} and {@link Clock}. */
@Module({})
export class LedgerModule implements OnApplicationShutdown {
  constructor(@Inject(CLOSE) private readonly close: () => Promise<void>) {}

  static forRoot({ eventLog, definitions, close, clock, snapshots }: LedgerModuleOptions): DynamicModule {
    const catalog = new EventCatalog(definitions);
    const decisions = new LedgerDecisions(
      eventLog,
      catalog,
      { attempts: 12, pause: pauseWithJitter },
      new FoldedStreams(
        eventLog,
        catalog,
        {},
        snapshots === undefined || snapshots === '' ? undefined : snapshotsIn(snapshots),
      ),
    );
    return {
      module: LedgerModule,
      global: true,
      providers: [
        { provide: EventLog, useValue: eventLog },
        { provide: EventCatalog, useValue: catalog },
        { provide: Decisions, useValue: decisions },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        { provide: PastRows, useValue: new PastRows(eventLog, catalog) },
        { provide: CLOSE, useValue: close ?? (() => Promise.resolve()) },
      ],
      exports: [EventLog, EventCatalog, Decisions, Clock, PastRows],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

function snapshotsIn(folder: string): Snapshots {
  const logger = new Logger('snapshots');
  const code = codeDigest(join(__dirname, '../..'));
  code.catch(() => undefined);
  const warn = (message: string) => {
    logger.warn(message);
  };
  return new Snapshots({ files: new SnapshotFolder(folder), code, warn });
}

/** Anything up to 2, 4, 8, … 128 ms. */
async function pauseWithJitter(attempt: number): Promise<void> {
  await pause(Math.random() * 2 ** Math.min(attempt - 1, 7));
}
