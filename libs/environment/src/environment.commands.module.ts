import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApproveOverlayHandler } from './commands/approve-overlay/handler';
import { ConfigureProjectHandler } from './commands/configure-project/handler';
import { DeclareIntentHandler } from './commands/declare-intent/handler';
import { PauseAutomationHandler } from './commands/pause-automation/handler';
import { ProposeOverlayHandler } from './commands/propose-overlay/handler';
import { RecordConvergenceHandler } from './commands/record-convergence/handler';
import { RejectConfigurationHandler } from './commands/reject-configuration/handler';
import { RejectOverlayHandler } from './commands/reject-overlay/handler';
import { ReportRolloutHandler } from './commands/report-rollout/handler';
import { ResumeAutomationHandler } from './commands/resume-automation/handler';
import { WithholdIntentHandler } from './commands/withhold-intent/handler';
import { RevertOverlayHandler } from './commands/revert-overlay/handler';
import { WithdrawReviewHandler } from './commands/withdraw-review/handler';
import { ReviewConfigurationHandler } from './commands/review-configuration/handler';
import { WithdrawConfigurationHandler } from './commands/withdraw-configuration/handler';
import { ConsequencesReader } from './configuration/consequences-reader';
import { FactsReader } from './overlay/facts-reader';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule],
  providers: [
    ConsequencesReader,
    FactsReader,
    ApproveOverlayHandler,
    ConfigureProjectHandler,
    DeclareIntentHandler,
    PauseAutomationHandler,
    ProposeOverlayHandler,
    RecordConvergenceHandler,
    RejectConfigurationHandler,
    RejectOverlayHandler,
    ReportRolloutHandler,
    ResumeAutomationHandler,
    WithholdIntentHandler,
    RevertOverlayHandler,
    WithdrawReviewHandler,
    ReviewConfigurationHandler,
    WithdrawConfigurationHandler,
  ],
  exports: [ConsequencesReader],
})
export class EnvironmentCommandsModule {}
