import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApproveOverlayController } from './commands/approve-overlay/controller';
import { ConfigureProjectController } from './commands/configure-project/controller';
import { PauseAutomationController } from './commands/pause-automation/controller';
import { ProposeOverlayController } from './commands/propose-overlay/controller';
import { RejectOverlayController } from './commands/reject-overlay/controller';
import { ReportRolloutController } from './commands/report-rollout/controller';
import { ResumeAutomationController } from './commands/resume-automation/controller';
import { RevertOverlayController } from './commands/revert-overlay/controller';
import { WithdrawReviewController } from './commands/withdraw-review/controller';
import { EnvironmentCommandsModule } from './environment.commands.module';
import { AutomationStore } from './projections/automation/store';
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
import { ProjectConfigurationStore } from './projections/project-configuration/store';
import { DeclaredIntentController } from './queries/declared-intent/controller';
import { ReadIntentHandler } from './queries/declared-intent/query';
import { EnvironmentDiffController } from './queries/environment-diff/controller';
import { FindingReader } from './queries/environment-diff/finding-reader';
import { DiffEnvironmentsHandler } from './queries/environment-diff/query';
import { PlanConfigurationController } from './queries/plan-configuration/controller';
import { PlanConfigurationHandler } from './queries/plan-configuration/query';

/** The routes of this context, with the queries behind them; needs `Postgres` and `Decisions` from the app. */
@Module({
  imports: [CqrsModule, EnvironmentCommandsModule],
  controllers: [
    ApproveOverlayController,
    ConfigureProjectController,
    DeclaredIntentController,
    EnvironmentDiffController,
    EnvironmentsController,
    OverlayController,
    PauseAutomationController,
    PlanConfigurationController,
    ProjectConfigurationController,
    ProposeOverlayController,
    RejectOverlayController,
    ReportRolloutController,
    ResumeAutomationController,
    RevertOverlayController,
    WithdrawReviewController,
  ],
  providers: [
    AutomationStore,
    DiffEnvironmentsHandler,
    EnvironmentStateStore,
    FindingReader,
    ListOverlayVersionsHandler,
    OverlayProposalStore,
    PlanConfigurationHandler,
    ProjectConfigurationStore,
    ReadIntentHandler,
    ShowConfigurationHandler,
    ShowEnvironmentsHandler,
    ShowOverlayHandler,
    ShowOverlayVersionHandler,
  ],
})
export class EnvironmentHttpModule {}
