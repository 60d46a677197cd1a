import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuditHistoryController } from './projections/audit-history/controller';
import { EventChainController } from './projections/audit-history/event.controller';
import { ShowEventHandler } from './projections/audit-history/event.query';
import { ListHistoryHandler } from './projections/audit-history/query';
import { AuditHistoryStore } from './projections/audit-history/store';

/** The routes of this context, with the queries behind them; needs `Postgres` from the app. */
@Module({
  imports: [CqrsModule],
  controllers: [AuditHistoryController, EventChainController],
  providers: [AuditHistoryStore, ListHistoryHandler, ShowEventHandler],
})
export class AuditHttpModule {}
