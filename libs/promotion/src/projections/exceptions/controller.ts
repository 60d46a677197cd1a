import {
  Answers,
  At,
  ListPage,
  type Moment,
  type PageRequest,
  PageView,
  ReadsFrom,
  RequirePermission,
} from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { PolicyQuorum } from '../../policy-gate';
import { WaivedThing } from '../../waived-thing';
import { ListExceptionsDto } from './dto';
import { EXCEPTIONS, ListExceptions, ShowException } from './query';

const Instant = Type.String({ format: 'date-time' });
const Nothing = Type.Null();

const ExceptionView = Type.Object(
  {
    exceptionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    status: Type.Union(['requested', 'in-force', 'rejected', 'expired', 'ended'].map((status) => Type.Literal(status))),
    waives: Type.Union([...WaivedThing.anyOf, Type.Object({ finding: Type.String(), environment: Type.String() })]),
    reason: Type.String(),
    requester: Type.String(),
    requestedAt: Instant,
    owner: Type.String({ description: 'who answers for what is waived, and is told before it ends' }),
    quorums: Type.Array(Type.Object(PolicyQuorum), {
      description: 'whose word it needs; anybody’s who may approve when empty',
    }),
    approvers: Type.Array(Type.String()),
    words: Type.Array(
      Type.Object({
        person: Type.String(),
        groups: Type.Array(Type.String()),
        role: Type.Optional(Type.String()),
        comment: Type.Optional(Type.String()),
      }),
      { description: 'every word that was given for it' },
    ),
    involved: Type.Array(Type.Object({ person: Type.String(), as: Type.String() }), {
      description: 'people who may not approve it, and why',
    }),
    until: Instant,
    since: Type.Union([Instant, Nothing]),
    announcedAt: Type.Union([Instant, Nothing], { description: 'when its end was announced' }),
    ended: Type.Union([
      Type.Object({
        at: Instant,
        position: Type.String(),
        person: Type.Union([Type.String(), Nothing]),
        reason: Type.Union([Type.String(), Nothing]),
      }),
      Nothing,
    ]),
    position: Type.String(),
  },
  { $id: 'Exception' },
);

@ReadsFrom('exceptions')
@Controller('v1/projects/:project/exceptions')
export class ExceptionsController {
  constructor(private readonly queries: QueryBus) {}

  /** The exceptions of the project, of gates, of bounds and of drift; the newest first; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(ExceptionView, 'Exceptions'), 'a page of exceptions')
  list(
    @Param('project') project: string,
    @Query() { environment, status, endsBefore }: ListExceptionsDto,
    @ListPage(EXCEPTIONS) page: PageRequest,
    @At() moment?: Moment,
  ) {
    const filters = {
      ...(environment !== undefined && { environment }),
      ...(status !== undefined && { statuses: status.split(',') }),
      ...(endsBefore !== undefined && { endsBefore }),
    };
    return this.queries.execute(new ListExceptions(project, filters, page, moment));
  }

  /** One exception: what it waives, who agreed, until when; now or at a moment. */
  @Get(':exceptionId')
  @RequirePermission('project:read')
  @Answers(ExceptionView, 'the exception')
  show(@Param('project') project: string, @Param('exceptionId') exceptionId: string, @At() moment?: Moment) {
    return this.queries.execute(new ShowException(project, exceptionId, moment));
  }
}
