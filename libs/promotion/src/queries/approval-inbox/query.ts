import { aliasesOf, ListWaitingReviews } from '@ledgerline/environment';
import { Clock, Refusal } from '@ledgerline/kernel';
import { type Moment, type Permission, permissions, type Principal } from '@ledgerline/platform/http';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { FactsReader } from '../../facts/facts-reader';
import { glassTermsOf } from '../../glass-terms';
import { ExceptionStore } from '../../projections/exceptions/store';
import { PendingApprovalStore } from '../../projections/pending-approvals/store';
import { PromotionBoardStore } from '../../projections/promotion-board/store';
import { inboxOf, type InboxItem, type Waiting } from './inbox';
import { waitingException, waitingGlass, waitingPlan } from './waiting';
import { WaitingThen } from './waiting-then';

/** Everything in a project that waits for people's words, told for one who could give theirs; or what waited at a moment. */
export class ReadApprovalInbox extends Query<Inbox | Refusal> {
  constructor(
    readonly project: string,
    readonly principal: Principal,
    /** Also what this person can do nothing about, and why. */
    readonly all: boolean,
    readonly moment?: Moment,
  ) {
    super();
  }
}

interface Inbox {
  readonly items: readonly InboxItem[];
  /** What waits for others. */
  readonly others: number;
}

const needed = {
  plan: 'promotion:approve',
  exception: 'exception:approve',
  glass: 'promotion:break-glass',
  overlay: 'overlay:approve',
  policy: 'project:review',
} as const satisfies Record<Waiting['kind'], Permission>;

/** More plans than anybody would look through. */
const MOST = 200;

@QueryHandler(ReadApprovalInbox)
export class ReadApprovalInboxHandler implements IQueryHandler<ReadApprovalInbox> {
  constructor(
    private readonly facts: FactsReader,
    private readonly plans: PendingApprovalStore,
    private readonly boards: PromotionBoardStore,
    private readonly exceptions: ExceptionStore,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly then: WaitingThen,
  ) {}

  async execute({ project, principal, all, moment }: ReadApprovalInbox): Promise<Inbox | Refusal> {
    const waiting = moment === undefined ? await this.waiting(project) : await this.then.at(project, moment);
    if (waiting instanceof Refusal) return waiting;
    const { kind, id, groups, role } = principal;
    const items = inboxOf(waiting, { actor: { kind, id }, groups, role }, (what) => {
      const allowed: readonly string[] = permissions[needed[what]];
      return allowed.includes(role);
    });
    const mine = items.filter((item) => item.mine);
    return { items: all ? items : mine, others: items.length - mine.length };
  }

  private async waiting(project: string): Promise<readonly Waiting[] | Refusal> {
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const now = this.clock.now();
    const aliases = aliasesOf(configuration.people);
    const terms = glassTermsOf(configuration);
    const [plans, requested, asked, reviews] = await Promise.all([
      this.plans.list(project, {}, { limit: MOST, after: undefined }),
      this.exceptions.requested(project, now),
      terms === undefined ? [] : this.boards.glassAsked(project, now),
      this.queries.execute(new ListWaitingReviews(project)),
    ]);
    const reasons = await this.boards.reasons(plans.map(({ promotionId }) => promotionId));
    return [
      ...plans.map((row) => waitingPlan(row, reasons.get(row.promotionId) ?? '')),
      ...requested.flatMap((row) => waitingException(row, aliases)),
      ...asked.flatMap((row) => (terms === undefined ? [] : waitingGlass(row, terms, aliases))),
      ...reviews,
    ];
  }
}
