import { refuse, Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { PastRows } from '@ledgerline/platform/ledger';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { PlanSurroundings } from '../../queries/preview-plan/plan-surroundings';
import type { PromotionAnswer } from './answer';
import { promotionAnswer } from './answer';
import type { PromotionBoardRow } from './project';
import { promotionBoard } from './project';
import { PromotionBoardStore } from './store';
import { VoterReader, votersFor } from './voters';

/** One promotion, now or as it stood at a moment; why it is blocked is part of the answer. */
export class ShowPromotion extends Query<PromotionAnswer | Refusal<'no-such-promotion'>> {
  constructor(
    readonly project: string,
    readonly promotionId: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowPromotion)
export class ShowPromotionHandler implements IQueryHandler<ShowPromotion> {
  constructor(
    private readonly store: PromotionBoardStore,
    private readonly voters: VoterReader,
    private readonly surroundings: PlanSurroundings,
    private readonly past: PastRows,
  ) {}

  async execute({ project, promotionId, moment }: ShowPromotion) {
    const row = moment === undefined ? await this.store.find(project, promotionId) : await this.at(promotionId, moment);
    if (row?.project !== project) return refuse('no-such-promotion', { promotionId, project });
    const answer = promotionAnswer(row);
    if (moment !== undefined || row.status !== 'gated' || row.plan === null) return answer;
    const beside = await this.surroundings.of(project, row.environment, row.plan.changes);
    if (answer.blockedBy.length === 0) return { ...answer, beside };
    return { ...answer, beside, voters: votersFor(row, await this.voters.of(project)) };
  }

  /** The past is told from the ledger itself, with the same fold as the board. */
  private async at(promotionId: string, moment: Moment): Promise<PromotionBoardRow | undefined> {
    const rows = await this.past.fold(promotionBoard, [promotion.stream(promotionId)], moment);
    return rows.get(promotionId);
  }
}
