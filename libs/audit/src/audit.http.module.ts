import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuditHistoryController } from './projections/audit-history/controller';
import { EventChainController } from './projections/audit-history/event.controller';
import { ShowEventHandler } from './projections/audit-history/event.query';
import { ListHistoryHandler } from './projections/audit-history/query';
import { AuditHistoryStore } from './projections/audit-history/store';
import { TimelineController } from './queries/timeline/controller';
import { ReadTimelineHandler } from './queries/timeline/query';
import { TimelineStore } from './queries/timeline/store';

/** The routes of this context, with the queries behind them; needs `Postgres` from the app. */
@Module({
  imports: [CqrsModule],
  controllers: [AuditHistoryController, EventChainController, TimelineController],
  providers: [AuditHistoryStore, ListHistoryHandler, ReadTimelineHandler, ShowEventHandler, TimelineStore],
})
export class AuditHttpModule {}
