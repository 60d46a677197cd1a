import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AcceptFindingHandler } from './commands/accept-finding/handler';
import { AcknowledgeFindingHandler } from './commands/acknowledge-finding/handler';
import { CaptureFindingHandler } from './commands/capture-finding/handler';
import { CloseFindingHandler } from './commands/close-finding/handler';
import { EstablishConvergenceHandler } from './commands/establish-convergence/handler';
import { ExpireAcceptanceHandler } from './commands/expire-acceptance/handler';
import { OpenFindingHandler } from './commands/open-finding/handler';
import { RecordObservationHandler } from './commands/record-observation/handler';
import { ReportRevertHandler } from './commands/report-revert/handler';
import { RequestRevertHandler } from './commands/request-revert/handler';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule],
  providers: [
    AcceptFindingHandler,
    AcknowledgeFindingHandler,
    CaptureFindingHandler,
    CloseFindingHandler,
    EstablishConvergenceHandler,
    ExpireAcceptanceHandler,
    OpenFindingHandler,
    RecordObservationHandler,
    ReportRevertHandler,
    RequestRevertHandler,
  ],
})
export class DriftCommandsModule {}
