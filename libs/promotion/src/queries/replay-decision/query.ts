import { Refusal } from '@ledgerline/kernel';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { FoundDecisions } from '../../projections/decisions/found-decisions';
import { DecisionReplays } from '../../replay/decision-replays';
import type { Replay } from '../../replay/replay-decision';

/** A decision that is run again, and how that came out. */
export interface ReplayedDecision extends Replay {
  readonly decisionId: string;
}

/** Does the decision come out the same from its record, and did the ledger say then what it was made on? */
export class ReplayDecision extends Query<ReplayedDecision | Refusal<'no-such-decision'>> {
  constructor(
    readonly project: string,
    readonly decisionId: string,
  ) {
    super();
  }
}

@QueryHandler(ReplayDecision)
export class ReplayDecisionHandler implements IQueryHandler<ReplayDecision> {
  constructor(
    private readonly decisions: FoundDecisions,
    private readonly replays: DecisionReplays,
  ) {}

  async execute({ project, decisionId }: ReplayDecision) {
    const found = await this.decisions.find(project, decisionId);
    if (found instanceof Refusal) return found;
    return { decisionId: found.decisionId, ...(await this.replays.one(found)) };
  }
}
