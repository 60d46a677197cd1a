import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuditHistoryController } from './projections/audit-history/controller';
import { ListHistoryHandler } from './projections/audit-history/query';
import { AuditHistoryStore } from './projections/audit-history/store';

/** The routes of this context, with the queries behind them; needs `Postgres` from the app. */
@Module({
  imports: [CqrsModule],
  controllers: [AuditHistoryController],
  providers: [AuditHistoryStore, ListHistoryHandler],
})
export class AuditHttpModule {}
