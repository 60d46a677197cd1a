import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ReadTimelineDto } from './dto';
import type { TimelineKind } from './kinds';
import { kindNames } from './kinds';
import { ReadTimeline } from './query';

const Instant = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const about = (description: string) => Type.Optional(Type.String({ description }));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const TimelineEventView = Type.Object(
  {
    id: Type.String({ description: 'also the decision, of an authorisation' }),
    position: Type.String(),
    at: Instant,
    kind: Type.Union(kindNames.map((kind) => Type.Literal(kind))),
    type: Type.String(),
    summary: Type.String({ description: 'one line for people' }),
    actor: Type.String({ description: 'who or what did it' }),
    environment: about('where, of what happens in one'),
    promotionId: about('the promotion that it is part of'),
  },
  { $id: 'TimelineEvent' },
);

const TimelineView = Type.Object(
  {
    from: Instant,
    until: Type.String({ format: 'date-time', description: 'what happens then is not in it any more' }),
    now: Instant,
    first: orNull(Type.String({ format: 'date-time', description: 'of these kinds, whatever the stretch' })),
    last: orNull(Instant),
    total: count,
    buckets: Type.Array(
      Type.Object(
        {
          at: Type.String({ format: 'date-time', description: 'when this part of the stretch begins' }),
          counts: Type.Object(Object.fromEntries(kindNames.map((kind) => [kind, Type.Optional(count)]))),
        },
        { $id: 'TimelineBucket' },
      ),
      { description: 'of 96 equal parts those in which anything happened' },
    ),
    events: Type.Union([Type.Array(TimelineEventView), Type.Null()], {
      description: 'each event of the stretch; null where there are more than 150',
    }),
    here: orNull(
      Type.Object(
        { at: Instant, position: Type.String() },
        { description: 'the last event of the project, of any kind, up to the moment' },
      ),
    ),
    before: Type.Array(TimelineEventView, { description: 'the last 8 up to the moment, itself included' }),
    after: Type.Array(TimelineEventView, { description: 'the first 8 behind it' }),
  },
  { $id: 'Timeline' },
);

@ReadsFrom('audit_history')
@Controller('v1/projects/:project/timeline')
export class TimelineController {
  constructor(private readonly queries: QueryBus) {}

  /** Promotions, approvals, drift, exceptions, freezes and changes of policy over a stretch of time, and around a moment of it. */
  @Get()
  @RequirePermission('project:read')
  @Answers(TimelineView, 'what happened')
  read(@Param('project') project: string, @Query() { from, until, around, kind, environment }: ReadTimelineDto) {
    const kinds = kind === undefined ? kindNames : (kind.split(',') as readonly TimelineKind[]);
    return this.queries.execute(new ReadTimeline(project, { from, until }, placeOf(around), kinds, environment));
  }
}

function placeOf(around: string | undefined) {
  if (around === undefined) return undefined;
  return around.includes('T') ? { instant: around } : { position: around };
}
