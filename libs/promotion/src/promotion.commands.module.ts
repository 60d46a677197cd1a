import { ReleaseCommandsModule } from '@ledgerline/release';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AbortPromotionHandler } from './commands/abort-promotion/handler';
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
import { FactsReader } from './facts/facts-reader';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({
  imports: [CqrsModule, ReleaseCommandsModule],
  providers: [
    EnvironmentFacts,
    FactsReader,
    AbortPromotionHandler,
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
