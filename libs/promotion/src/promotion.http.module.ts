import { ReleaseCommandsModule } from '@ledgerline/release';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AbortPromotionController } from './commands/abort-promotion/controller';
import { ApprovePlanController } from './commands/approve-plan/controller';
import { RequestPromotionController } from './commands/request-promotion/controller';
import { PendingApprovalsController } from './projections/pending-approvals/controller';
import { ListPendingApprovalsHandler } from './projections/pending-approvals/query';
import { PendingApprovalStore } from './projections/pending-approvals/store';
import { PromotionBoardController } from './projections/promotion-board/controller';
import { ListPromotionsHandler } from './projections/promotion-board/list.query';
import { ShowPromotionHandler } from './projections/promotion-board/query';
import { PromotionBoardStore } from './projections/promotion-board/store';
import { ReleaseStandingController } from './projections/release-standing/controller';
import { ShowStandingHandler } from './projections/release-standing/query';
import { ReleaseStandingStore } from './projections/release-standing/store';
import { PromotionCommandsModule } from './promotion.commands.module';
import { PreviewPlanController } from './queries/preview-plan/controller';
import { PreviewPlanHandler } from './queries/preview-plan/query';
import { PromotionAttestationController } from './queries/promotion-attestation/controller';
import { AttestPromotionHandler } from './queries/promotion-attestation/query';
import { PromotionStoryController } from './queries/promotion-story/controller';
import { TellPromotionHandler } from './queries/promotion-story/query';

/** The routes of this context, with the queries behind them; needs what the commands need, `Postgres` and `StatementSigner`. */
@Module({
  imports: [CqrsModule, PromotionCommandsModule, ReleaseCommandsModule],
  controllers: [
    AbortPromotionController,
    ApprovePlanController,
    PendingApprovalsController,
    PreviewPlanController,
    PromotionAttestationController,
    PromotionBoardController,
    PromotionStoryController,
    ReleaseStandingController,
    RequestPromotionController,
  ],
  providers: [
    AttestPromotionHandler,
    ListPendingApprovalsHandler,
    ListPromotionsHandler,
    PendingApprovalStore,
    PreviewPlanHandler,
    PromotionBoardStore,
    ReleaseStandingStore,
    ShowPromotionHandler,
    ShowStandingHandler,
    TellPromotionHandler,
  ],
})
export class PromotionHttpModule {}
