import type { Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { PromotionAnswer } from './answer';
import { promotionAnswer } from './answer';
import type { BoardFilters } from './store';
import { PromotionBoardStore } from './store';

/** Name of the list in its cursors. */
export const PROMOTIONS = 'promotions';

/** The promotions of a project, the newest first. */
export class ListPromotions extends Query<Page<PromotionAnswer>> {
  constructor(
    readonly project: string,
    readonly filters: BoardFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ListPromotions)
export class ListPromotionsHandler implements IQueryHandler<ListPromotions> {
  constructor(private readonly store: PromotionBoardStore) {}

  async execute({ project, filters, page }: ListPromotions): Promise<Page<PromotionAnswer>> {
    const rows = await this.store.list(project, filters, page);
    const { items, next } = pageOf(PROMOTIONS, rows, page, ({ position }) => [position]);
    return { items: items.map(promotionAnswer), next };
  }
}
