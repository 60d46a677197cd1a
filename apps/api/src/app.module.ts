import { AccessHttpModule } from '@ledgerline/access';
import { ObservationHeartbeatModule } from '@ledgerline/drift';
import type { EventLog } from '@ledgerline/kernel';
import type { RouteBook } from '@ledgerline/platform/http';
import { HttpModule } from '@ledgerline/platform/http';
import { LedgerModule } from '@ledgerline/platform/ledger';
import { SigningModule } from '@ledgerline/platform/signing';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { contextModules, events, projections, refusalsByContext } from './contexts';
import { HealthController } from './health/controller';
import { LiveModule } from './live/live.module';
import { DescriptionController } from './openapi/controller';
import { ReadSideModule } from './read-side/read-side.module';
import { WhoAmIController } from './whoami/controller';

export interface AppOptions {
  readonly eventLog: EventLog;
  readonly closeEventLog?: () => Promise<void>;
  readonly databaseUrl: string;
  readonly routes: RouteBook;
  readonly rootKey: string | undefined;
  /** Where browsers reach the api, where a proxy hides that. */
  readonly publicUrl?: string | undefined;
  readonly logger: Logger;
  readonly requestsPerMinute: number;
  readonly maxStreams: number;
  /** Of them, for one key and the sessions that stand for it; as many as there may be when absent. */
  readonly maxStreamsPerKey?: number;
  readonly observationHeartbeatSeconds?: number;
  /** Folder for snapshots of long streams; none are kept when absent. */
  readonly snapshots?: string | undefined;
  /** Private key (PEM) that attestations are signed with; there are none when absent. */
  readonly signingKey?: string | undefined;
}

/** The whole HTTP edge: every context's routes behind the same guards, on the ledger and the read side it is given. */
@Module({})
export class AppModule {
  static forRoot({
    eventLog,
    closeEventLog,
    databaseUrl,
    routes,
    rootKey,
    logger,
    ...limits
  }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // Requests are logged by the server's own hook: the library's middleware makes a logger for each of them.
        LoggerModule.forRoot({ pinoHttp: { logger }, forRoutes: [] }),
        CqrsModule.forRoot(),
        LedgerModule.forRoot({
          eventLog,
          definitions: events,
          snapshots: limits.snapshots,
          ...(closeEventLog && { close: closeEventLog }),
        }),
        ReadSideModule.forRoot(databaseUrl),
        SigningModule.forRoot(limits.signingKey),
        HttpModule.forRoot({
          refusals: Object.values(refusalsByContext),
          routes,
          requestsPerMinute: limits.requestsPerMinute,
          publicUrl: limits.publicUrl,
        }),
        AccessHttpModule.forRoot({ rootKey }),
        ObservationHeartbeatModule.forRoot(limits.observationHeartbeatSeconds ?? 60),
        LiveModule.forRoot({
          limits: { inAll: limits.maxStreams, ofOne: limits.maxStreamsPerKey ?? limits.maxStreams },
          projections,
        }),
        ...contextModules,
      ],
      controllers: [HealthController, WhoAmIController, DescriptionController],
    };
  }
}
