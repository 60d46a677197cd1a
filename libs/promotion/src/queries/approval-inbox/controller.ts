import {
  Answers,
  At,
  CurrentPrincipal,
  type Moment,
  type Principal,
  ReadsFrom,
  RequirePermission,
} from '@ledgerline/platform/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ReadApprovalInboxDto } from './dto';
import { ReadApprovalInbox } from './query';

const Text = Type.String();
const InboxItemView = Type.Object(
  {
    kind: Type.Union(['plan', 'exception', 'glass', 'overlay', 'policy'].map((kind) => Type.Literal(kind))),
    id: Type.String({ description: 'promotionId, exceptionId or proposalId' }),
    environment: Type.Union([Text, Type.Null()]),
    what: Type.String({ description: 'in a few words' }),
    requester: Text,
    reason: Text,
    waitsFor: Type.Array(
      Type.Object({ of: Text, count: Type.Integer(), comment: Type.Optional(Type.Literal('required')) }),
      { description: 'words that are missing' },
    ),
    said: Type.Array(Text, { description: 'people who said yes' }),
    mine: Type.Boolean({ description: 'your yes would bring it forward' }),
    because: Type.Union([Text, Type.Null()], { description: 'why it would not' }),
    since: Type.String({ format: 'date-time' }),
    position: Text,
    planHash: Type.Optional(Text),
    release: Type.Optional(Type.String({ description: 'its alias, of a plan' })),
    until: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { $id: 'InboxItem' },
);
const InboxView = Type.Object(
  {
    items: Type.Array(InboxItemView),
    others: Type.Integer({ description: 'how many more wait for somebody else' }),
  },
  { $id: 'ApprovalInbox' },
);

@ReadsFrom(
  'pending_approvals',
  'promotion_board',
  'exceptions',
  'overlay_proposals',
  'configuration_changes',
  'project_configuration',
  'audit_history',
)
@Controller('v1/projects/:project/approvals/inbox')
export class ApprovalInboxController {
  constructor(private readonly queries: QueryBus) {}

  /** What waits for a yes of yours: plans, exceptions, broken glass, overlays and changes of policy; the longest waiting first; now, or as it was at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(InboxView, 'everything that you can say yes to')
  read(
    @Param('project') project: string,
    @Query() { all }: ReadApprovalInboxDto,
    @CurrentPrincipal() principal: Principal,
    @At() moment?: Moment,
  ) {
    return this.queries.execute(new ReadApprovalInbox(project, principal, all === 'true', moment));
  }
}
