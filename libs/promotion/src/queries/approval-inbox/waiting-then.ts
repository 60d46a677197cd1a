import { aliasesOf, ListWaitingReviews, ShowConfiguration } from '@ledgerline/environment';
import { Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { PastRows } from '@ledgerline/platform/ledger';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { MomentInstants } from '../../facts/moment-instants';
import { glassTermsOf } from '../../glass-terms';
import { ExceptionsThen } from '../../projections/exceptions/then';
import { pendingApprovals } from '../../projections/pending-approvals/project';
import { promotionBoard } from '../../projections/promotion-board/project';
import { PromotionBoardStore } from '../../projections/promotion-board/store';
import type { Waiting } from './inbox';
import { waitingException, waitingGlass, waitingPlan } from './waiting';

/** What waited for people's words at a moment, by the rules of then. */
@Injectable()
export class WaitingThen {
  constructor(
    private readonly promotions: PromotionBoardStore,
    private readonly exceptions: ExceptionsThen,
    private readonly past: PastRows,
    private readonly moments: MomentInstants,
    private readonly queries: QueryBus,
  ) {}

  async at(project: string, moment: Moment): Promise<readonly Waiting[] | Refusal> {
    const inForce = await this.queries.execute(new ShowConfiguration(project, moment));
    if (inForce instanceof Refusal) return inForce;
    const { configuration } = inForce;
    const aliases = aliasesOf(configuration.people);
    const terms = glassTermsOf(configuration);
    const instant = await this.moments.instantOf(project, moment);
    const streams = (await this.promotions.openAt(project, moment)).map((id) => promotion.stream(id));
    const [plans, boards, requested, reviews] = await Promise.all([
      this.past.fold(pendingApprovals, streams, moment),
      this.past.fold(promotionBoard, streams, moment),
      this.exceptions.requested(project, moment, instant),
      this.queries.execute(new ListWaitingReviews(project, moment)),
    ]);
    const asked = [...boards.values()].filter(
      ({ status, glass }) => status === 'gated' && (glass?.until ?? '') > instant,
    );
    return [
      ...[...plans.values()].map((row) => waitingPlan(row, boards.get(row.promotionId)?.reason ?? '')),
      ...requested.flatMap((row) => waitingException(row, aliases)),
      ...asked.flatMap((row) => (terms === undefined ? [] : waitingGlass(row, terms, aliases))),
      ...reviews,
    ];
  }
}
