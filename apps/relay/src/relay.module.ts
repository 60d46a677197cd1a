import { Clock, EventCatalog, EventLog } from '@ledgerline/kernel';
import type { MessageBroker } from '@ledgerline/platform/kafka';
import { LedgerModule } from '@ledgerline/platform/ledger';
import { ReleaseCommandsModule } from '@ledgerline/release';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { events } from './contexts';
import { Relay } from './relay';
import type { TopicRules } from './topics';

export interface RelayOptions {
  readonly eventLog: EventLog;
  readonly closeEventLog: () => Promise<void>;
  readonly broker: MessageBroker;
  readonly group: string;
  readonly topics: TopicRules;
  readonly logger: Logger;
}

/** The relay, with the commands that messages turn into. */
@Module({})
export class RelayModule {
  static forRoot({ eventLog, closeEventLog, logger, ...options }: RelayOptions): DynamicModule {
    return {
      module: RelayModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { logger }, forRoutes: [] }),
        CqrsModule.forRoot(),
        LedgerModule.forRoot({ eventLog, definitions: events, close: closeEventLog }),
        ReleaseCommandsModule,
      ],
      providers: [
        {
          provide: Relay,
          inject: [EventLog, EventCatalog, Clock, CommandBus],
          useFactory: (log: EventLog, catalog: EventCatalog, clock: Clock, commands: CommandBus) =>
            new Relay({ ...options, log, catalog, clock, commands, logger }),
        },
      ],
    };
  }
}
