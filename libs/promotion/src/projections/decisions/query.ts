import { refuse, Refusal } from '@ledgerline/kernel';
import { type Page, pageOf, type PageRequest } from '@ledgerline/platform/http';
import { ReleaseResolver } from '@ledgerline/release';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type DecisionRow, rowOf } from '../../replay/decision-row';
import { isUnreadable } from '../../replay/read-decision';
import type { RecordedDecision } from '../../replay/recorded-decision';
import { isAboutPromotion } from '../../replay/recorded-decision';
import { FoundDecisions } from './found-decisions';
import { type DecisionFilters, DecisionStore } from './store';

/** Name of the list in its cursors. */
export const DECISIONS = 'decisions';

/** The decisions of a project, the newest first. */
export class ListDecisions extends Query<Page<DecisionRow> | Refusal> {
  constructor(
    readonly project: string,
    readonly filters: Omit<DecisionFilters, 'release'>,
    readonly page: PageRequest,
    /** Alias, release id, id prefix or commit. */
    readonly release?: string,
  ) {
    super();
  }
}

@QueryHandler(ListDecisions)
export class ListDecisionsHandler implements IQueryHandler<ListDecisions> {
  constructor(
    private readonly store: DecisionStore,
    private readonly releases: ReleaseResolver,
  ) {}

  async execute({ project, filters, page, release: name }: ListDecisions): Promise<Page<DecisionRow> | Refusal> {
    const release = name === undefined ? undefined : await this.releases.resolve(project, name);
    if (release instanceof Refusal) return release;
    const rows = await this.store.list(project, { ...filters, ...(release !== undefined && { release }) }, page);
    return pageOf(DECISIONS, rows, page, ({ position }) => [position]);
  }
}

/** A decision with all that it was made by and on. */
export interface WholeDecision extends DecisionRow, Pick<RecordedDecision, 'gates'> {
  readonly planHash: string | null;
  readonly policy: RecordedDecision['policy'] | null;
  readonly inputs: RecordedDecision['inputs'] | null;
  readonly restsOn: string | null;
}

/** One decision, from the ledger itself. */
export class ShowDecision extends Query<WholeDecision | Refusal<'no-such-decision' | 'decision-unreadable'>> {
  constructor(
    readonly project: string,
    readonly decisionId: string,
  ) {
    super();
  }
}

@QueryHandler(ShowDecision)
export class ShowDecisionHandler implements IQueryHandler<ShowDecision> {
  constructor(private readonly decisions: FoundDecisions) {}

  async execute({ project, decisionId }: ShowDecision) {
    const found = await this.decisions.find(project, decisionId);
    if (found instanceof Refusal) return found;
    if (isUnreadable(found)) {
      return refuse('decision-unreadable', { decisionId, problem: `${found.problem} ${found.pointer}`.trim() });
    }
    return whole(found);
  }
}

function whole(decision: RecordedDecision): WholeDecision {
  const { about, gates, restsOn } = decision;
  const { policy, inputs } = restsOn ?? decision;
  return {
    ...rowOf(decision),
    ...{ gates, planHash: isAboutPromotion(about) ? about.planHash : null },
    ...{ policy: policy ?? null, inputs: inputs ?? null, restsOn: restsOn?.decisionId ?? null },
  };
}
