import { Answers, RequirePermission } from '@ledgerline/platform/http';
import { ProcessStory } from '@ledgerline/platform/ledger';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { TellPromotion } from './query';

@Controller('v1/projects/:project/promotions/:promotionId/story')
export class PromotionStoryController {
  constructor(private readonly queries: QueryBus) {}

  /** What the promotion saw, what it decided, what it ignored and why, which timers it has, and what it cannot get past. */
  @Get()
  @RequirePermission('project:read')
  @Answers(ProcessStory, 'the story, oldest first, from the ledger; without entries until the conductor took it up')
  tell(@Param('project') project: string, @Param('promotionId') promotionId: string) {
    return this.queries.execute(new TellPromotion(project, promotionId));
  }
}
