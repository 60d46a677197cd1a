import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AcceptFindingController } from './commands/accept-finding/controller';
import { AcknowledgeFindingController } from './commands/acknowledge-finding/controller';
import { AssignFindingController } from './commands/assign-finding/controller';
import { KnownPrincipals } from './commands/assign-finding/known-principals';
import { CaptureFindingController } from './commands/capture-finding/controller';
import { RecordObservationController } from './commands/record-observation/controller';
import { ReportRevertController } from './commands/report-revert/controller';
import { RequestRevertController } from './commands/request-revert/controller';
import { SnoozeFindingController } from './commands/snooze-finding/controller';
import { WithdrawCaptureController } from './commands/withdraw-capture/controller';
import { DriftCommandsModule } from './drift.commands.module';
import { DetectorsController } from './projections/detector-status/overview.controller';
import { SummariseDetectorsHandler } from './projections/detector-status/overview.query';
import { ObservationsController } from './projections/detector-status/controller';
import { ListObservationsHandler } from './projections/detector-status/query';
import { DetectorStatusStore } from './projections/detector-status/store';
import { FindingCountsController } from './projections/findings/counts.controller';
import { CountFindingsHandler } from './projections/findings/counts.query';
import { FindingCountsStore } from './projections/findings/counts.store';
import { FindingsController } from './projections/findings/controller';
import { ProposalsController } from './projections/findings/proposals.controller';
import { PreviewCaptureHandler } from './projections/findings/preview-capture.query';
import { PlanRevertHandler } from './projections/findings/plan-revert.query';
import { ExplainFindingHandler } from './projections/findings/explain.query';
import { ListFindingsHandler } from './projections/findings/query';
import { RevertsController } from './projections/findings/reverts.controller';
import { FindingStore } from './projections/findings/store';
import { FindingsThen } from './projections/findings/then';
import { FindingsThenStore } from './projections/findings/then.store';

/** The routes of this context, with the queries behind them; needs `Postgres`, `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule, DriftCommandsModule],
  controllers: [
    AcceptFindingController,
    AcknowledgeFindingController,
    AssignFindingController,
    CaptureFindingController,
    FindingCountsController,
    FindingsController,
    DetectorsController,
    ObservationsController,
    ProposalsController,
    RecordObservationController,
    ReportRevertController,
    RequestRevertController,
    RevertsController,
    SnoozeFindingController,
    WithdrawCaptureController,
  ],
  providers: [
    CountFindingsHandler,
    DetectorStatusStore,
    ExplainFindingHandler,
    FindingCountsStore,
    FindingStore,
    FindingsThen,
    FindingsThenStore,
    KnownPrincipals,
    ListFindingsHandler,
    ListObservationsHandler,
    PlanRevertHandler,
    PreviewCaptureHandler,
    SummariseDetectorsHandler,
  ],
})
export class DriftHttpModule {}
