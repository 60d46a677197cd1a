import { PageView } from '@ledgerline/platform/http';
import { Type } from '@sinclair/typebox';
import { MissingReviewView } from '../../overlay/missing-review-view';

const Instant = Type.String({ format: 'date-time' });
const Nothing = Type.Null();
const Values = Type.Record(Type.String(), Type.Unknown());

const ReviewSchema = Type.Object(
  {
    person: Type.String(),
    owners: Type.Array(Type.String(), { description: 'for whom they spoke' }),
    keys: Type.Array(Type.String()),
    at: Instant,
    position: Type.String(),
  },
  { $id: 'OverlayReview' },
);

const DecisionSchema = Type.Object(
  {
    status: Type.Union([Type.Literal('approved'), Type.Literal('rejected'), Type.Literal('superseded')]),
    person: Type.String({ description: 'who decided it; whose approval of another one superseded it' }),
    reason: Type.Optional(Type.String()),
    by: Type.Optional(Type.String({ description: 'the proposal that superseded it' })),
    at: Instant,
    position: Type.String(),
  },
  { $id: 'OverlayProposalDecision' },
);

const RevertedBy = Type.Union([Type.Integer({ minimum: 1 }), Nothing], {
  description: 'the version that took these values back',
});
const ProposalId = Type.String({ format: 'uuid' });
const FindingId = Type.Optional(Type.String({ description: 'the finding that it captures' }));
const Reverts = Type.Optional(Type.Integer({ minimum: 0, description: 'the version whose values it brings back' }));

const ProposalSchema = Type.Object(
  {
    proposalId: ProposalId,
    status: Type.Union(
      (['open', 'approved', 'rejected', 'superseded', 'reverted'] as const).map((status) => Type.Literal(status)),
    ),
    baseVersion: Type.Integer({ minimum: 0, description: 'the overlay version that it was made against' }),
    changes: Values,
    reason: Type.String(),
    proposer: Type.String(),
    findingId: FindingId,
    reverts: Reverts,
    reviews: Type.Array(ReviewSchema, { description: 'the words that count' }),
    missing: Type.Array(MissingReviewView, { description: 'whose word it waits for' }),
    revertedBy: RevertedBy,
    at: Instant,
    position: Type.String(),
    decision: Type.Union([DecisionSchema, Nothing]),
  },
  { $id: 'OverlayProposal' },
);

export const OverlaySchema = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    values: Values,
    proposals: Type.Array(ProposalSchema, { description: 'those that wait first, then the newest; at most 200' }),
  },
  { $id: 'Overlay' },
);

export const OverlayVersionSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    values: Values,
    proposalId: ProposalId,
    changes: Values,
    reason: Type.String(),
    proposer: Type.String(),
    approver: Type.String({ description: 'whose word was the last that it needed' }),
    reviews: Type.Array(ReviewSchema),
    findingId: FindingId,
    reverts: Reverts,
    revertedBy: RevertedBy,
    at: Instant,
    position: Type.String(),
  },
  { $id: 'OverlayVersion' },
);

export const OverlayVersionsSchema = PageView(OverlayVersionSchema, 'OverlayVersions');
