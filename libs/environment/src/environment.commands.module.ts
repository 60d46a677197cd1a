import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApproveOverlayHandler } from './commands/approve-overlay/handler';
import { ConfigureProjectHandler } from './commands/configure-project/handler';
import { DeclareIntentHandler } from './commands/declare-intent/handler';
import { ProposeOverlayHandler } from './commands/propose-overlay/handler';
import { RecordConvergenceHandler } from './commands/record-convergence/handler';
import { RejectConfigurationHandler } from './commands/reject-configuration/handler';
import { RejectOverlayHandler } from './commands/reject-overlay/handler';
import { ReportRolloutHandler } from './commands/report-rollout/handler';
import { ReviewConfigurationHandler } from './commands/review-configuration/handler';
import { WithdrawConfigurationHandler } from './commands/withdraw-configuration/handler';
import { ConsequencesReader } from './configuration/consequences-reader';
import { FactsReader } from './overlay/facts-reader';

/** What handles this context's commands; needs `Decisions` from the app. */
@Module({
  imports: [CqrsModule],
  providers: [
    ConsequencesReader,
    FactsReader,
    ApproveOverlayHandler,
    ConfigureProjectHandler,
    DeclareIntentHandler,
    ProposeOverlayHandler,
    RecordConvergenceHandler,
    RejectConfigurationHandler,
    RejectOverlayHandler,
    ReportRolloutHandler,
    ReviewConfigurationHandler,
    WithdrawConfigurationHandler,
  ],
  exports: [ConsequencesReader],
})
export class EnvironmentCommandsModule {}
