import { MomentReader } from '@ledgerline/environment';
import { ReleaseCommandsModule } from '@ledgerline/release';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AbortPromotionController } from './commands/abort-promotion/controller';
import { ApproveExceptionController } from './commands/approve-exception/controller';
import { BreakGlassController } from './commands/break-glass/controller';
import { DeclareFreezeController } from './commands/declare-freeze/controller';
import { EndExceptionController } from './commands/end-exception/controller';
import { LiftFreezeController } from './commands/lift-freeze/controller';
import { LiftRejectionController } from './commands/lift-rejection/controller';
import { RejectExceptionController } from './commands/reject-exception/controller';
import { RejectReleaseController } from './commands/reject-release/controller';
import { RequestExceptionController } from './commands/request-exception/controller';
import { ReviewBrokenGlassController } from './commands/review-broken-glass/controller';
import { RevokeApprovalController } from './commands/revoke-approval/controller';
import { ApprovePlanController } from './commands/approve-plan/controller';
import { RequestPromotionController } from './commands/request-promotion/controller';
import { MomentInstants } from './facts/moment-instants';
import { DecisionsController } from './projections/decisions/controller';
import { FoundDecisions } from './projections/decisions/found-decisions';
import { ListDecisionsHandler, ShowDecisionHandler } from './projections/decisions/query';
import { DecisionStore } from './projections/decisions/store';
import { PendingApprovalsController } from './projections/pending-approvals/controller';
import { ExceptionsController } from './projections/exceptions/controller';
import { ListExceptionsHandler, ShowExceptionHandler } from './projections/exceptions/query';
import { ExceptionStore } from './projections/exceptions/store';
import { ExceptionsThen } from './projections/exceptions/then';
import { FreezesController } from './projections/freezes/controller';
import { ListFreezesHandler } from './projections/freezes/query';
import { FreezeStore } from './projections/freezes/store';
import { ListPendingApprovalsHandler } from './projections/pending-approvals/query';
import { PendingApprovalStore } from './projections/pending-approvals/store';
import { PendingApprovalsThen } from './projections/pending-approvals/then';
import { PromotionBoardController } from './projections/promotion-board/controller';
import { ListPromotionsHandler } from './projections/promotion-board/list.query';
import { ShowPromotionHandler } from './projections/promotion-board/query';
import { PromotionBoardStore } from './projections/promotion-board/store';
import { VoterReader } from './projections/promotion-board/voters';
import { ReleaseStandingController } from './projections/release-standing/controller';
import { StandingsController } from './projections/release-standing/list.controller';
import { ListStandingsHandler } from './projections/release-standing/list.query';
import { ShowStandingHandler } from './projections/release-standing/query';
import { ReleaseStandingStore } from './projections/release-standing/store';
import { StandingsThen } from './projections/release-standing/then';
import { PromotionCommandsModule } from './promotion.commands.module';
import { ApprovalInboxController } from './queries/approval-inbox/controller';
import { ReadApprovalInboxHandler } from './queries/approval-inbox/query';
import { WaitingThen } from './queries/approval-inbox/waiting-then';
import { PreviewPlanController } from './queries/preview-plan/controller';
import { PlanSurroundings } from './queries/preview-plan/plan-surroundings';
import { PreviewPlanHandler } from './queries/preview-plan/query';
import { PromotionAttestationController } from './queries/promotion-attestation/controller';
import { AttestPromotionHandler } from './queries/promotion-attestation/query';
import { PromotionStoryController } from './queries/promotion-story/controller';
import { TellPromotionHandler } from './queries/promotion-story/query';
import { ReleaseStoryController } from './queries/release-story/controller';
import { TellReleaseHandler } from './queries/release-story/query';
import { ReplayDecisionController } from './queries/replay-decision/controller';
import { ReplayDecisionHandler } from './queries/replay-decision/query';
import { ReplayDecisionsController } from './queries/replay-decisions/controller';
import { ReplayDecisionsHandler } from './queries/replay-decisions/query';
import { TryPolicyController } from './queries/try-policy/controller';
import { TryPolicyHandler } from './queries/try-policy/query';
import { DecisionReader } from './replay/decision-reader';
import { DecisionReplays } from './replay/decision-replays';
import { Stretches } from './replay/stretch-of';

/** The routes of this context, with the queries behind them; needs what the commands need, `Postgres` and `StatementSigner`. */
@Module({
  imports: [CqrsModule, PromotionCommandsModule, ReleaseCommandsModule],
  controllers: [
    AbortPromotionController,
    ApproveExceptionController,
    BreakGlassController,
    DeclareFreezeController,
    EndExceptionController,
    DecisionsController,
    ExceptionsController,
    FreezesController,
    LiftFreezeController,
    LiftRejectionController,
    RejectExceptionController,
    RejectReleaseController,
    RequestExceptionController,
    ReviewBrokenGlassController,
    RevokeApprovalController,
    ApprovalInboxController,
    ApprovePlanController,
    PendingApprovalsController,
    PreviewPlanController,
    PromotionAttestationController,
    PromotionBoardController,
    PromotionStoryController,
    ReleaseStandingController,
    ReleaseStoryController,
    ReplayDecisionController,
    ReplayDecisionsController,
    RequestPromotionController,
    StandingsController,
    TryPolicyController,
  ],
  providers: [
    ReadApprovalInboxHandler,
    AttestPromotionHandler,
    DecisionReader,
    DecisionReplays,
    DecisionStore,
    ExceptionStore,
    ExceptionsThen,
    FoundDecisions,
    FreezeStore,
    ListDecisionsHandler,
    ListExceptionsHandler,
    ListFreezesHandler,
    ReplayDecisionHandler,
    ReplayDecisionsHandler,
    ShowDecisionHandler,
    ShowExceptionHandler,
    ListPendingApprovalsHandler,
    ListPromotionsHandler,
    ListStandingsHandler,
    MomentInstants,
    MomentReader,
    PendingApprovalStore,
    PendingApprovalsThen,
    PlanSurroundings,
    PreviewPlanHandler,
    PromotionBoardStore,
    ReleaseStandingStore,
    ShowPromotionHandler,
    ShowStandingHandler,
    StandingsThen,
    Stretches,
    TellPromotionHandler,
    TellReleaseHandler,
    VoterReader,
    TryPolicyHandler,
    WaitingThen,
  ],
})
export class PromotionHttpModule {}
