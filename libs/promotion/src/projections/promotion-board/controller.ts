import { Refusal } from '@ledgerline/kernel';
import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, PageView, ReadsFrom, RequirePermission, tagged } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListPromotionsDto } from './dto';
import { ListPromotions, PROMOTIONS } from './list.query';
import { ShowPromotion } from './query';
import { PromotionView } from './view';

@ReadsFrom('promotion_board', 'api_keys')
@Controller('v1/projects/:project/promotions')
export class PromotionBoardController {
  constructor(private readonly queries: QueryBus) {}

  /** The promotions of the project, the newest first; now, or as they stood at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(PromotionView, 'Promotions'), 'a page of promotions')
  list(
    @Param('project') project: string,
    @Query() { environment, status, review }: ListPromotionsDto,
    @ListPage(PROMOTIONS) page: PageRequest,
    @At() moment?: Moment,
  ) {
    const filters = {
      ...(environment !== undefined && { environment }),
      ...(status !== undefined && { statuses: status.split(',') }),
      ...(review !== undefined && { openReviews: true }),
    };
    return this.queries.execute(new ListPromotions(project, filters, page, moment));
  }

  /** Where the promotion is, or was, why it is blocked, by what, and when it may go on by itself. */
  @Get(':promotionId')
  @RequirePermission('project:read')
  @Answers(PromotionView, 'the promotion')
  async show(@Param('project') project: string, @Param('promotionId') promotionId: string, @At() moment?: Moment) {
    const answer = await this.queries.execute(new ShowPromotion(project, promotionId, moment));
    return answer instanceof Refusal ? answer : tagged(answer.revision, answer);
  }
}
