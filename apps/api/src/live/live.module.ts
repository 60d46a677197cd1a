import type { AnyProjection } from '@ledgerline/kernel';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { ChangedTables } from './changes/changed-tables';
import { CHANGED_TABLES, ChangesFeed } from './changes/changes-feed';
import { ChangesController } from './changes/controller';
import { StreamController } from './controller';
import { LedgerFeed } from './ledger-feed';
import { LiveEvents } from './live-events';
import type { StreamLimits } from './open-streams';
import { OpenStreams, STREAM_LIMITS } from './open-streams';
import { StreamDoor } from './stream-door';

interface Options {
  readonly limits: StreamLimits;
  /** Whose tables readers are told about. */
  readonly projections: readonly AnyProjection[];
}

/** Server-sent events. */
@Module({})
export class LiveModule {
  static forRoot({ limits, projections }: Options): DynamicModule {
    return {
      module: LiveModule,
      controllers: [StreamController, ChangesController],
      providers: [
        LedgerFeed,
        OpenStreams,
        StreamDoor,
        LiveEvents,
        ChangesFeed,
        { provide: STREAM_LIMITS, useValue: limits },
        { provide: CHANGED_TABLES, useValue: new ChangedTables(projections) },
      ],
    };
  }
}
