import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { cursorAfter, pageOf } from '@ledgerline/platform/http';
import { PastRows, pastPage } from '@ledgerline/platform/ledger';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import type { PromotionAnswer } from './answer';
import { promotionAnswer } from './answer';
import type { PromotionBoardRow } from './project';
import { promotionBoard } from './project';
import type { BoardFilters } from './store';
import { PromotionBoardStore } from './store';

/** Name of the list in its cursors. */
export const PROMOTIONS = 'promotions';

/** The promotions of a project, the newest first; now, or as they stood at a moment. */
export class ListPromotions extends Query<Page<PromotionAnswer>> {
  constructor(
    readonly project: string,
    readonly filters: BoardFilters,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListPromotions)
export class ListPromotionsHandler implements IQueryHandler<ListPromotions> {
  constructor(
    private readonly store: PromotionBoardStore,
    private readonly past: PastRows,
  ) {}

  async execute({ project, filters, page, moment }: ListPromotions): Promise<Page<PromotionAnswer>> {
    if (moment !== undefined) return this.at(moment, project, filters, page);
    const rows = await this.store.list(project, filters, page);
    const { items, next } = pageOf(PROMOTIONS, rows, page, ({ position }) => [position]);
    return { items: items.map(promotionAnswer), next };
  }

  private async at(moment: Moment, project: string, filters: BoardFilters, { limit, after }: PageRequest) {
    const { rows, next } = await pastPage<PromotionBoardRow>({
      ...{ limit, after },
      candidates: (behind, count) => this.store.candidates(project, filters, moment, behind, count),
      placeOf: ({ position }) => [position],
      keyOf: ({ promotionId }) => promotionId,
      fold: (changed) =>
        this.past.fold(
          promotionBoard,
          changed.map(({ promotionId }) => promotion.stream(promotionId)),
          moment,
        ),
      keep: (then) => isLookedFor(then, filters),
    });
    return { items: rows.map(promotionAnswer), next: next === undefined ? null : cursorAfter(PROMOTIONS, next) };
  }
}

/** What the table's columns say of a row as it is now. */
function isLookedFor({ status, glass }: PromotionBoardRow, { statuses, openReviews = false }: BoardFilters): boolean {
  return (statuses === undefined || statuses.includes(status)) && (!openReviews || glass?.reviewOwed === true);
}
