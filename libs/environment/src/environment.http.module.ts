import { ReleaseCommandsModule } from '@ledgerline/release';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApproveOverlayController } from './commands/approve-overlay/controller';
import { ConfigureProjectController } from './commands/configure-project/controller';
import { PauseAutomationController } from './commands/pause-automation/controller';
import { ProposeOverlayController } from './commands/propose-overlay/controller';
import { RejectConfigurationController } from './commands/reject-configuration/controller';
import { RejectOverlayController } from './commands/reject-overlay/controller';
import { ReportRolloutController } from './commands/report-rollout/controller';
import { ResumeAutomationController } from './commands/resume-automation/controller';
import { RevertOverlayController } from './commands/revert-overlay/controller';
import { ReviewConfigurationController } from './commands/review-configuration/controller';
import { WithdrawConfigurationController } from './commands/withdraw-configuration/controller';
import { WithdrawReviewController } from './commands/withdraw-review/controller';
import { EnvironmentCommandsModule } from './environment.commands.module';
import { AutomationStore } from './projections/automation/store';
import { ConfigurationChangesController } from './projections/configuration-changes/controller';
import { ListConfigurationChangesHandler } from './projections/configuration-changes/list.query';
import { ShowConfigurationChangeHandler } from './projections/configuration-changes/query';
import { ConfigurationChangeStore } from './projections/configuration-changes/store';
import { EnvironmentsController } from './projections/environment-state/controller';
import { ShowEnvironmentsHandler } from './projections/environment-state/query';
import { EnvironmentStateStore } from './projections/environment-state/store';
import { OverlayController } from './projections/overlay-proposals/controller';
import { ShowOverlayHandler } from './projections/overlay-proposals/query';
import { OverlayProposalStore } from './projections/overlay-proposals/store';
import { ShowOverlayVersionHandler } from './projections/overlay-proposals/version.query';
import { ListOverlayVersionsHandler } from './projections/overlay-proposals/versions.query';
import { ProjectConfigurationController } from './projections/project-configuration/controller';
import { ShowConfigurationHandler } from './projections/project-configuration/query';
import { ProjectFileController } from './projections/project-configuration/file.controller';
import { ShowProjectFileHandler } from './projections/project-configuration/file.query';
import { ProjectConfigurationStore } from './projections/project-configuration/store';
import { DeclaredIntentController } from './queries/declared-intent/controller';
import { ReadIntentHandler } from './queries/declared-intent/query';
import { EnvironmentDiffController } from './queries/environment-diff/controller';
import { ComparisonReader } from './queries/environment-diff/comparison-reader';
import { ExceptionReader } from './queries/environment-diff/exception-reader';
import { FindingReader } from './queries/environment-diff/finding-reader';
import { MomentReader } from './queries/environment-diff/moment-reader';
import { OverlayReader } from './queries/environment-diff/overlay-reader';
import { DiffSidesHandler } from './queries/environment-diff/query';
import { SideReader } from './queries/environment-diff/side-reader';
import { SideTeller } from './queries/environment-diff/view';
import { PlanConfigurationController } from './queries/plan-configuration/controller';
import { PlanConfigurationHandler } from './queries/plan-configuration/query';
import { PromotionReader } from './queries/promotion-reader';
import { VarianceController } from './queries/variance-use/controller';
import { ShowVarianceHandler } from './queries/variance-use/query';
import { ListWaitingReviewsHandler } from './queries/waiting-reviews/query';

/** The routes of this context, with the queries behind them; needs `Postgres` and `Decisions` from the app. */
@Module({
  imports: [CqrsModule, EnvironmentCommandsModule, ReleaseCommandsModule],
  controllers: [
    ApproveOverlayController,
    ConfigurationChangesController,
    ConfigureProjectController,
    DeclaredIntentController,
    EnvironmentDiffController,
    EnvironmentsController,
    OverlayController,
    PauseAutomationController,
    PlanConfigurationController,
    ProjectConfigurationController,
    ProjectFileController,
    ProposeOverlayController,
    RejectConfigurationController,
    RejectOverlayController,
    ReportRolloutController,
    ResumeAutomationController,
    RevertOverlayController,
    ReviewConfigurationController,
    VarianceController,
    WithdrawConfigurationController,
    WithdrawReviewController,
  ],
  providers: [
    AutomationStore,
    ConfigurationChangeStore,
    ComparisonReader,
    DiffSidesHandler,
    EnvironmentStateStore,
    ExceptionReader,
    FindingReader,
    ListConfigurationChangesHandler,
    ListOverlayVersionsHandler,
    ListWaitingReviewsHandler,
    MomentReader,
    OverlayProposalStore,
    OverlayReader,
    PlanConfigurationHandler,
    ProjectConfigurationStore,
    PromotionReader,
    ReadIntentHandler,
    ShowConfigurationChangeHandler,
    ShowConfigurationHandler,
    ShowEnvironmentsHandler,
    ShowOverlayHandler,
    ShowOverlayVersionHandler,
    ShowProjectFileHandler,
    ShowVarianceHandler,
    SideReader,
    SideTeller,
  ],
})
export class EnvironmentHttpModule {}
