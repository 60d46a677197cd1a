import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApproveOverlayController } from './commands/approve-overlay/controller';
import { ConfigureProjectController } from './commands/configure-project/controller';
import { ProposeOverlayController } from './commands/propose-overlay/controller';
import { RejectOverlayController } from './commands/reject-overlay/controller';
import { ReportRolloutController } from './commands/report-rollout/controller';
import { EnvironmentCommandsModule } from './environment.commands.module';

/** The routes of this context, with the queries behind them; needs `Postgres` and `Decisions` from the app. */
@Module({
  imports: [CqrsModule, EnvironmentCommandsModule],
  controllers: [
    ApproveOverlayController,
    ConfigureProjectController,
    ProposeOverlayController,
    RejectOverlayController,
    ReportRolloutController,
  ],
})
export class EnvironmentHttpModule {}
