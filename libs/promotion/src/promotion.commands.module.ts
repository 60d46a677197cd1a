import { ReleaseCommandsModule } from '@ledgerline/release';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AbortPromotionHandler } from './commands/abort-promotion/handler';
import { AnnounceExceptionEndHandler } from './commands/announce-exception-end/handler';
import { ApproveExceptionHandler } from './commands/approve-exception/handler';
import { BreakGlassHandler } from './commands/break-glass/handler';
import { DeclareFreezeHandler } from './commands/declare-freeze/handler';
import { DeclarePlannedHandler } from './commands/declare-planned/handler';
import { EndExceptionHandler } from './commands/end-exception/handler';
import { ExpireExceptionHandler } from './commands/expire-exception/handler';
import { LiftFreezeHandler } from './commands/lift-freeze/handler';
import { LiftRejectionHandler } from './commands/lift-rejection/handler';
import { RejectExceptionHandler } from './commands/reject-exception/handler';
import { RejectReleaseHandler } from './commands/reject-release/handler';
import { RequestExceptionHandler } from './commands/request-exception/handler';
import { ReviewBrokenGlassHandler } from './commands/review-broken-glass/handler';
import { RevokeApprovalHandler } from './commands/revoke-approval/handler';
import { ApprovePlanHandler } from './commands/approve-plan/handler';
import { CompletePromotionHandler } from './commands/complete-promotion/handler';
import { EvaluateGatesHandler } from './commands/evaluate-gates/handler';
import { EvaluateStandingHandler } from './commands/evaluate-standing/handler';
import { FailPromotionHandler } from './commands/fail-promotion/handler';
import { PlanPromotionHandler } from './commands/plan-promotion/handler';
import { ReachStateHandler } from './commands/reach-state/handler';
import { RecordRollingOutHandler } from './commands/record-rolling-out/handler';
import { RequestPromotionHandler } from './commands/request-promotion/handler';
import { SupersedePromotionHandler } from './commands/supersede-promotion/handler';
import { EnvironmentFacts } from './facts/environment-facts';
import { InputsReader } from './facts/inputs-reader';
import { MigrationFacts } from './facts/migration-facts';
import { ProjectFacts } from './facts/project-facts';
import { FactsReader } from './facts/facts-reader';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule, ReleaseCommandsModule],
  providers: [
    EnvironmentFacts,
    InputsReader,
    MigrationFacts,
    ProjectFacts,
    FactsReader,
    AbortPromotionHandler,
    AnnounceExceptionEndHandler,
    ApproveExceptionHandler,
    BreakGlassHandler,
    DeclareFreezeHandler,
    DeclarePlannedHandler,
    EndExceptionHandler,
    ExpireExceptionHandler,
    LiftFreezeHandler,
    LiftRejectionHandler,
    RejectExceptionHandler,
    RejectReleaseHandler,
    RequestExceptionHandler,
    ReviewBrokenGlassHandler,
    RevokeApprovalHandler,
    ApprovePlanHandler,
    CompletePromotionHandler,
    EvaluateGatesHandler,
    EvaluateStandingHandler,
    FailPromotionHandler,
    PlanPromotionHandler,
    ReachStateHandler,
    RecordRollingOutHandler,
    RequestPromotionHandler,
    SupersedePromotionHandler,
  ],
  exports: [FactsReader],
})
export class PromotionCommandsModule {}
