import type { Recorded } from '@ledgerline/kernel';
import { EventCatalog, EventLog, Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { ReleaseResolver } from '@ledgerline/release';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { PromotionStreamEvent, RejectionStreamEvent, StandingStreamEvent } from '../../events';
import { promotion, standing, standingId } from '../../evolve';
import { promotionBoard, type PromotionBoardRow } from '../../projections/promotion-board/project';
import { PromotionBoardStore } from '../../projections/promotion-board/store';
import { rejections } from '../../rejections';
import { promotionWay } from './promotion-way';
import { stateWays } from './state-ways';
import type { Way } from './way';

/** A promotion of the release with where its time went. */
interface PromotionTold
  extends
    Way,
    Pick<
      PromotionBoardRow,
      'promotionId' | 'environment' | 'status' | 'requester' | 'reason' | 'kind' | 'automatic' | 'ended'
    > {}

export interface ReleaseStory {
  readonly releaseId: string;
  readonly alias: string;
  /** Null while it may go on. */
  readonly rejection: {
    readonly person: string;
    readonly reason: string;
    /** Everywhere when absent. */
    readonly environments?: readonly string[];
    readonly at: string;
  } | null;
  /** In the order in which they were first heard of. */
  readonly states: readonly (Way & { readonly state: string })[];
  /** The newest first. */
  readonly promotions: readonly PromotionTold[];
}

/** What a release did and waited for, everywhere. Which promotions it had the board knows; the rest is told from the ledger itself. */
export class TellRelease extends Query<ReleaseStory | Refusal> {
  constructor(
    readonly project: string,
    /** Alias, release id, id prefix or commit. */
    readonly release: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

/** Older promotions of the same release are in the ledger, and nobody’s question here. */
const MOST_PROMOTIONS = 50;

@QueryHandler(TellRelease)
export class TellReleaseHandler implements IQueryHandler<TellRelease> {
  constructor(
    private readonly releases: ReleaseResolver,
    private readonly boards: PromotionBoardStore,
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
  ) {}

  async execute({ project, release, moment }: TellRelease) {
    const found = await this.releases.resolve(project, release);
    if (found instanceof Refusal) return found;
    const { releaseId, alias } = found;
    const ids = await this.boards.ofRelease(project, releaseId, MOST_PROMOTIONS);
    const [said, stood, promotions] = await Promise.all([
      this.events<RejectionStreamEvent>(rejections.stream(project), moment),
      this.events<StandingStreamEvent>(standing.stream(standingId(project, releaseId)), moment),
      Promise.all(ids.map((id) => this.promotion(id, moment))),
    ]);
    return {
      ...{ releaseId, alias, rejection: rejectionIn(said, releaseId) },
      states: [...stateWays(stood)].map(([state, way]) => ({ state, ...way })),
      promotions: promotions.filter((told) => told !== undefined),
    } satisfies ReleaseStory;
  }

  private async promotion(id: string, moment: Moment | undefined): Promise<PromotionTold | undefined> {
    const events = await this.events<PromotionStreamEvent>(promotion.stream(id), moment);
    const row = events.reduce<PromotionBoardRow | undefined>(
      (before, event) => promotionBoard.evolve(before, event),
      undefined,
    );
    if (row === undefined) return undefined;
    const { promotionId, environment, status, requester, reason, kind, automatic, ended } = row;
    return {
      ...{ promotionId, environment, status, requester, reason, ended },
      ...(kind !== undefined && { kind }),
      ...(automatic !== undefined && { automatic }),
      ...promotionWay(events),
    };
  }

  private async events<Event extends PromotionStreamEvent | StandingStreamEvent | RejectionStreamEvent>(
    stream: string,
    moment: Moment | undefined,
  ): Promise<readonly Recorded<Event>[]> {
    const events: Recorded<Event>[] = [];
    for await (const stored of this.log.readStream(stream)) {
      if (moment !== undefined && isLater(stored, moment)) break;
      events.push(this.catalog.decode(stored) as Recorded<Event>);
    }
    return events;
  }
}

function isLater(stored: { readonly position: bigint; readonly recordedAt: string }, moment: Moment): boolean {
  return 'position' in moment ? stored.position > moment.position : stored.recordedAt > moment.instant;
}

function rejectionIn(events: readonly Recorded<RejectionStreamEvent>[], releaseId: string): ReleaseStory['rejection'] {
  const last = events.findLast(({ data }) => data.releaseId === releaseId);
  if (last?.type !== 'release.rejected') return null;
  const { person, reason, environments } = last.data;
  return { person, reason, at: last.recordedAt, ...(environments !== undefined && { environments }) };
}
