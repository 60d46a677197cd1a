import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { PastRows } from '@ledgerline/platform/ledger';
import { Injectable } from '@nestjs/common';
import { promotion } from '../../evolve';
import { PromotionBoardStore } from '../promotion-board/store';
import type { PendingApprovalRow } from './project';
import { pendingApprovals } from './project';
import type { PendingFilters } from './store';

/**
 * The plans that waited at a moment. No row is left of one that waits no more, so they are told from the promotions that
 * had begun and had not ended then.
 */
@Injectable()
export class PendingApprovalsThen {
  constructor(
    private readonly promotions: PromotionBoardStore,
    private readonly past: PastRows,
  ) {}

  /** The longest waiting first; one more than the page holds, when there are more. */
  async list(
    project: string,
    { environment, group }: PendingFilters,
    { limit, after }: PageRequest,
    moment: Moment,
  ): Promise<readonly PendingApprovalRow[]> {
    const open = await this.promotions.openAt(project, moment);
    const rows = await this.past.fold(
      pendingApprovals,
      open.map((promotionId) => promotion.stream(promotionId)),
      moment,
    );
    const behind = BigInt(after?.[0] ?? '-1');
    return [...rows.values()]
      .filter((row) => row.waitsFor.length > 0 && BigInt(row.position) > behind)
      .filter((row) => environment === undefined || row.environment === environment)
      .filter(({ waitsFor }) => group === undefined || waitsFor.some((awaited) => awaited.group === group))
      .sort((one, other) => (BigInt(one.position) < BigInt(other.position) ? -1 : 1))
      .slice(0, limit + 1);
  }
}
