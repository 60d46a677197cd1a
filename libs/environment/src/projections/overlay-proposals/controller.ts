import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ShowOverlay } from './query';

const Instant = Type.String({ format: 'date-time' });
const Nothing = Type.Null();

const ProposalDecisionView = Type.Object(
  {
    status: Type.Union([Type.Literal('approved'), Type.Literal('rejected')]),
    person: Type.String(),
    reason: Type.Optional(Type.String()),
    at: Instant,
    position: Type.String(),
  },
  { $id: 'OverlayProposalDecision' },
);

const ProposalView = Type.Object(
  {
    proposalId: Type.String({ format: 'uuid' }),
    status: Type.Union([Type.Literal('open'), Type.Literal('approved'), Type.Literal('rejected')]),
    baseVersion: Type.Integer({ minimum: 0, description: 'the overlay version that it was made against' }),
    changes: Type.Record(Type.String(), Type.Unknown()),
    reason: Type.String(),
    proposer: Type.String(),
    findingId: Type.Optional(Type.String()),
    at: Instant,
    position: Type.String(),
    decision: Type.Union([ProposalDecisionView, Nothing]),
  },
  { $id: 'OverlayProposal' },
);

const OverlayView = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    values: Type.Record(Type.String(), Type.Unknown()),
    proposals: Type.Array(ProposalView, { description: 'those that wait first, then the newest; at most 200' }),
  },
  { $id: 'Overlay' },
);

@ReadsFrom('overlay_proposals')
@Controller('v1/projects/:project/environments/:environment/overlay')
export class OverlayController {
  constructor(private readonly queries: QueryBus) {}

  /** The environment's own values and what is proposed, now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(OverlayView, 'the overlay in force')
  show(@Param('project') project: string, @Param('environment') environment: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowOverlay(project, environment, moment));
  }
}
