import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CaptureBasesReader } from './capture/capture-bases';
import { AcceptFindingHandler } from './commands/accept-finding/handler';
import { AcknowledgeFindingHandler } from './commands/acknowledge-finding/handler';
import { AnnounceDeadlineHandler } from './commands/announce-deadline/handler';
import { AssignFindingHandler } from './commands/assign-finding/handler';
import { CaptureFindingHandler } from './commands/capture-finding/handler';
import { CloseFindingHandler } from './commands/close-finding/handler';
import { EndCaptureHandler } from './commands/end-capture/handler';
import { EndSnoozeHandler } from './commands/end-snooze/handler';
import { EscalateFindingHandler } from './commands/escalate-finding/handler';
import { EstablishConvergenceHandler } from './commands/establish-convergence/handler';
import { ExpireAcceptanceHandler } from './commands/expire-acceptance/handler';
import { NoticeSilenceHandler } from './commands/notice-silence/handler';
import { OpenFindingHandler } from './commands/open-finding/handler';
import { RecordObservationHandler } from './commands/record-observation/handler';
import { ReportRevertHandler } from './commands/report-revert/handler';
import { RequestRevertHandler } from './commands/request-revert/handler';
import { SnoozeFindingHandler } from './commands/snooze-finding/handler';
import { WithdrawCaptureHandler } from './commands/withdraw-capture/handler';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule],
  providers: [
    CaptureBasesReader,
    AcceptFindingHandler,
    AcknowledgeFindingHandler,
    AnnounceDeadlineHandler,
    AssignFindingHandler,
    CaptureFindingHandler,
    CloseFindingHandler,
    EndCaptureHandler,
    EndSnoozeHandler,
    EscalateFindingHandler,
    EstablishConvergenceHandler,
    ExpireAcceptanceHandler,
    NoticeSilenceHandler,
    OpenFindingHandler,
    RecordObservationHandler,
    ReportRevertHandler,
    RequestRevertHandler,
    SnoozeFindingHandler,
    WithdrawCaptureHandler,
  ],
  exports: [CaptureBasesReader],
})
export class DriftCommandsModule {}
