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
import { FreezeScope } from '../../freeze-scope';
import { ListFreezesDto } from './dto';
import { FREEZES, ListFreezes } from './query';

const Instant = Type.String({ format: 'date-time' });

const FreezeView = Type.Object(
  {
    freezeId: Type.String(),
    project: Type.String(),
    name: Type.String(),
    scope: FreezeScope,
    from: Instant,
    until: Instant,
    recurrence: Type.Optional(Type.Object({ rrule: Type.String(), duration: Type.String(), timezone: Type.String() })),
    reason: Type.String(),
    status: Type.Union(['on', 'to-come', 'over', 'lifted'].map((status) => Type.Literal(status))),
    next: Type.Union([Instant, Type.Null()], { description: 'until when it is on, or from when it will be' }),
    declaredBy: Type.String(),
    declaredAt: Instant,
    lifted: Type.Union([Type.Object({ at: Instant, person: Type.String(), reason: Type.String() }), Type.Null()]),
    position: Type.String(),
  },
  { $id: 'Freeze' },
);

@ReadsFrom('freezes', 'audit_history')
@Controller('v1/projects/:project/freezes')
export class FreezesController {
  constructor(private readonly queries: QueryBus) {}

  /** The freezes of the project, the newest first; those that are over only when asked for; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(FreezeView, 'Freezes'), 'a page of freezes')
  list(
    @Param('project') project: string,
    @Query() { all }: ListFreezesDto,
    @ListPage(FREEZES) page: PageRequest,
    @At() moment?: Moment,
  ) {
    return this.queries.execute(new ListFreezes(project, all === 'true', page, moment));
  }
}
