import { Clock, EventCatalog, EventLog } from '@ledgerline/kernel';
import { LedgerModule } from '@ledgerline/platform/ledger';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { contextModules, events, processes } from './contexts';
import { ProcessRunner } from './process-runner';

const TICK_EVERY = 100;
const LONGEST_PAUSE = 5_000;

export interface ConductorOptions {
  readonly eventLog: EventLog;
  readonly closeEventLog: () => Promise<void>;
  /** Folder for snapshots of long streams; none are kept when absent. */
  readonly snapshots?: string | undefined;
  readonly logger: Logger;
}

/** The processes of all contexts, with everything that their commands need. */
@Module({})
export class ConductorModule {
  static forRoot({ eventLog, closeEventLog, snapshots, logger }: ConductorOptions): DynamicModule {
    return {
      module: ConductorModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { logger }, forRoutes: [] }),
        CqrsModule.forRoot(),
        LedgerModule.forRoot({ eventLog, definitions: events, close: closeEventLog, snapshots }),
        ...contextModules,
      ],
      providers: [
        {
          provide: ProcessRunner,
          inject: [EventLog, EventCatalog, Clock, CommandBus],
          useFactory: (log: EventLog, catalog: EventCatalog, clock: Clock, commands: CommandBus) =>
            new ProcessRunner({
              log,
              catalog,
              clock,
              elapsed: () => performance.now(),
              commands,
              bindings: processes,
              logger,
              pause,
              tickEvery: TICK_EVERY,
            }),
        },
      ],
    };
  }
}

/** Half of 100, 200, 400, … 5,000 ms at least, all of it at most. */
async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(50 * 2 ** Math.min(attempt - 1, 10), LONGEST_PAUSE);
  await sleep(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
}
