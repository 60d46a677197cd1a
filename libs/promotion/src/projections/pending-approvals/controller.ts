import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Answers, At, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ListPendingApprovalsDto } from './dto';
import { ListPendingApprovals, PENDING_APPROVALS } from './query';

const PendingApprovalView = Type.Object(
  {
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    alias: Type.String(),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    requester: Type.String(),
    changes: Type.Integer({ description: 'how many changes the plan makes' }),
    waitsFor: Type.Array(
      Type.Object({
        group: Type.String(),
        needed: Type.Integer(),
        approvedBy: Type.Array(Type.String()),
        unless: Type.Optional(Type.String({ description: 'only while this gate does not hold by itself' })),
      }),
    ),
    approvedBy: Type.Array(Type.String()),
    excluded: Type.Array(Type.Object({ person: Type.String(), as: Type.String() }), {
      description: 'people who may not approve it, and why',
    }),
    waitingSince: Type.String({ format: 'date-time' }),
    position: Type.String(),
  },
  { $id: 'PendingApproval' },
);

@ReadsFrom('pending_approvals', 'promotion_board')
@Controller('v1/projects/:project/approvals/pending')
export class PendingApprovalsController {
  constructor(private readonly queries: QueryBus) {}

  /** The plans that wait for somebody's word, and for whose; the longest waiting first; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(PendingApprovalView, 'PendingApprovals'), 'a page of plans')
  list(
    @Param('project') project: string,
    @Query() { environment, group }: ListPendingApprovalsDto,
    @ListPage(PENDING_APPROVALS) page: PageRequest,
    @At() moment?: Moment,
  ) {
    const filters = { ...(environment !== undefined && { environment }), ...(group !== undefined && { group }) };
    return this.queries.execute(new ListPendingApprovals(project, filters, page, moment));
  }
}
