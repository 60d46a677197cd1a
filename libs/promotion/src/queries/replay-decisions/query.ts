import { cursorAfter, type PageRequest } from '@ledgerline/platform/http';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DecisionReplays, type ReplayedAgainst } from '../../replay/decision-replays';
import type { Replay } from '../../replay/replay-decision';
import { PageList } from '../../replay/page-list';
import { type Walked, walkedOf } from '../../replay/replay-view';
import { fromThere, type Range, Stretches } from '../../replay/stretch-of';

/** Name of the list in its cursors. */
export const REPLAYS = 'decision-replays';

export interface ReplayPage {
  readonly replayed: number;
  readonly same: number;
  /** Whatever did not come out the same, in the order of the ledger. */
  readonly differing: readonly (Walked & Replay)[];
  readonly position: bigint | null;
  readonly next: string | null;
}

/** Do all decisions of a range come out the same? Answered from the ledger, page by page. */
export class ReplayDecisions extends Query<ReplayPage> {
  constructor(
    readonly project: string,
    readonly range: Range,
    readonly against: ReplayedAgainst,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ReplayDecisions)
export class ReplayDecisionsHandler implements IQueryHandler<ReplayDecisions> {
  constructor(
    private readonly stretches: Stretches,
    private readonly replays: DecisionReplays,
  ) {}

  async execute({ project, range, against, page }: ReplayDecisions): Promise<ReplayPage> {
    const stretch = await this.stretches.of(project, range, page);
    const differing = new PageList<Walked & Replay>();
    if (stretch === undefined) return { replayed: 0, same: 0, differing: [], position: null, next: null };
    const { decisions, position, more } = await fromThere(
      this.replays.page(stretch, page.limit, against, (found, replay) => {
        if (replay.outcome !== 'same') differing.add({ ...walkedOf(found), ...replay });
        return differing.room;
      }),
    );
    const next = more && position !== undefined ? cursorAfter(REPLAYS, [String(position)]) : null;
    const { entries } = differing;
    const same = decisions - entries.length;
    return { replayed: decisions, same, differing: entries, position: position ?? null, next };
  }
}
