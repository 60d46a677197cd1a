import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApproveOverlayHandler } from './commands/approve-overlay/handler';
import { ConfigureProjectHandler } from './commands/configure-project/handler';
import { DeclareIntentHandler } from './commands/declare-intent/handler';
import { ProposeOverlayHandler } from './commands/propose-overlay/handler';
import { RecordConvergenceHandler } from './commands/record-convergence/handler';
import { RejectOverlayHandler } from './commands/reject-overlay/handler';
import { ReportRolloutHandler } from './commands/report-rollout/handler';
import { RevertOverlayHandler } from './commands/revert-overlay/handler';
import { WithdrawReviewHandler } from './commands/withdraw-review/handler';
import { FactsReader } from './overlay/facts-reader';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule],
  providers: [
    FactsReader,
    ApproveOverlayHandler,
    ConfigureProjectHandler,
    DeclareIntentHandler,
    ProposeOverlayHandler,
    RecordConvergenceHandler,
    RejectOverlayHandler,
    ReportRolloutHandler,
    RevertOverlayHandler,
    WithdrawReviewHandler,
  ],
})
export class EnvironmentCommandsModule {}
