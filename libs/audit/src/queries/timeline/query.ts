import { Clock, refuse, type Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ToldEvent } from '../../projections/audit-history/project';
import type { Bucket } from './buckets';
import { bucketsOf } from './buckets';
import type { TimelineKind } from './kinds';
import { kindOf, typesOf } from './kinds';
import type { Around, Place } from './store';
import { TimelineStore } from './store';

/** Into so many parts a stretch is counted. */
const PARTS = 96;
/** Where a stretch has no more events than this, each of them is told. */
const MOST_SINGLE = 150;
/** Single events on either side of a moment. */
const BESIDE = 8;
/** Shorter than this nothing can be told apart. */
const SHORTEST_MS = 1_000;
/** A stretch of everything has so much room on either side. */
const MARGIN = 0.02;

interface TimelineEvent extends Pick<
  ToldEvent,
  'id' | 'position' | 'type' | 'summary' | 'environment' | 'promotionId'
> {
  readonly at: string;
  readonly kind: TimelineKind;
  /** Who or what did it. */
  readonly actor: string;
}

interface Timeline {
  readonly from: string;
  readonly until: string;
  readonly now: string;
  /** When the first and the last of these events happened, whatever the stretch. */
  readonly first: string | null;
  readonly last: string | null;
  readonly total: number;
  readonly buckets: readonly Bucket[];
  /** Null where there are too many to tell each. */
  readonly events: readonly TimelineEvent[] | null;
  /** The last event of the project, of whatever kind, up to the moment. */
  readonly here: Place | null;
  /** Up to the moment, itself included. */
  readonly before: readonly TimelineEvent[];
  readonly after: readonly TimelineEvent[];
}

/** What happened in a stretch of time, counted or told one by one, and around a moment. */
export class ReadTimeline extends Query<Timeline | Refusal<'timeline-turned'>> {
  constructor(
    readonly project: string,
    readonly stretch: { readonly from?: string | undefined; readonly until?: string | undefined },
    readonly around: Around | undefined,
    readonly kinds: readonly TimelineKind[],
    readonly environment?: string,
  ) {
    super();
  }
}

@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(
    private readonly store: TimelineStore,
    private readonly clock: Clock,
  ) {}

  async execute({ project, stretch: asked, around: place, kinds, environment }: ReadTimeline) {
    const now = this.clock.now();
    const filter = { project, types: typesOf(kinds), environment };
    const ends = await this.store.ends(filter);
    const stretch = stretchOf(asked, ends?.first, now);
    if (stretch.until <= stretch.from) return refuse('timeline-turned', {}, '/until');
    const around = place ?? { instant: now };
    const [counts, here, beside] = await Promise.all([
      this.store.counts(filter, stretch, PARTS),
      this.store.placeOf(project, around),
      this.store.beside(filter, around, BESIDE),
    ]);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    const events = total > MOST_SINGLE ? null : await this.store.events(filter, stretch, MOST_SINGLE);
    return {
      from: new Date(stretch.from).toISOString(),
      until: new Date(stretch.until).toISOString(),
      now,
      ...{ first: ends?.first ?? null, last: ends?.last ?? null, total },
      buckets: bucketsOf(counts, stretch, PARTS),
      events: events?.flatMap(told) ?? null,
      here: here ?? null,
      before: beside.before.flatMap(told),
      after: beside.after.flatMap(told),
    };
  }
}

/** What is not asked for is everything there is. */
function stretchOf({ from, until }: ReadTimeline['stretch'], first: string | undefined, now: string) {
  const end = Date.parse(until ?? now);
  const begin = from === undefined ? Math.min(Date.parse(first ?? now), end - SHORTEST_MS) : Date.parse(from);
  const margin = (end - begin) * MARGIN;
  return {
    from: Math.floor(from === undefined ? begin - margin : begin),
    until: Math.ceil(until === undefined ? end + margin : end),
  };
}

function told({ id, position, recordedAt: at, type, summary, actor, ...row }: ToldEvent): readonly TimelineEvent[] {
  const kind = kindOf(type);
  if (kind === undefined) return [];
  const { environment, promotionId } = row;
  return [
    {
      ...{ id, position, at, kind, type, summary, actor: actor.id },
      ...(environment !== undefined && { environment }),
      ...(promotionId !== undefined && { promotionId }),
    },
  ];
}
