import { Decisions, EventCatalog, EventLog, refuse, Refusal } from '@ledgerline/kernel';
import type { ProcessStory } from '@ledgerline/platform/ledger';
import { storyOf } from '@ledgerline/platform/ledger';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { promotionProcess } from '../../processes/promotion/process';

/** What moved a promotion forward, step by step, and what did not and why. Answered from the ledger itself. */
export class TellPromotion extends Query<ProcessStory | Refusal<'no-such-promotion'>> {
  constructor(
    readonly project: string,
    readonly promotionId: string,
  ) {
    super();
  }
}

@QueryHandler(TellPromotion)
export class TellPromotionHandler implements IQueryHandler<TellPromotion> {
  constructor(
    private readonly decisions: Decisions,
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
  ) {}

  async execute({ project, promotionId }: TellPromotion) {
    const { state } = await this.decisions.load(promotion, promotionId);
    if (state.status === 'unknown' || state.project !== project) {
      return refuse('no-such-promotion', { promotionId, project });
    }
    return storyOf(this.log, this.catalog, promotionProcess.name, promotionId);
  }
}
