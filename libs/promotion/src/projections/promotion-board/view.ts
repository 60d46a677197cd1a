import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateResult } from '../../gate-result';
import { Plan } from '../../plan';
import { SurroundingsView } from '../../queries/preview-plan/surroundings-view';

const Instant = Type.String({ format: 'date-time' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const BrokenGlass = Type.Object(
  {
    status: Type.Union([Type.Literal('asked'), Type.Literal('broken')]),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    people: Type.Array(Type.String()),
    reason: Type.String(),
    until: Instant,
    at: Instant,
    reviewOwed: Type.Boolean({ description: 'something was broken whose review nobody has written' }),
    review: orNull(Type.Object({ person: Type.String(), review: Type.String(), at: Instant })),
  },
  { $id: 'BrokenGlass' },
);

/** A promotion as it is answered: where it is, what it waits for, and who can change that. */
export const PromotionView = Type.Object(
  {
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    alias: orNull(Type.String()),
    requester: Type.String(),
    reason: Type.String(),
    status: Type.Union(
      ['requested', 'gated', 'authorized', 'rolling-out', 'completed', 'failed', 'aborted', 'superseded'].map(
        (status) => Type.Literal(status),
      ),
    ),
    plan: orNull(Plan),
    planHash: orNull(Type.String({ pattern: DIGEST_PATTERN })),
    gates: Type.Array(GateResult),
    approvals: Type.Array(
      Type.Object({
        person: Type.String(),
        groups: Type.Array(Type.String()),
        role: Type.Optional(Type.String()),
        at: Instant,
        comment: Type.Optional(Type.String()),
      }),
    ),
    involved: Type.Array(Type.Object({ person: Type.String(), as: Type.String() })),
    kind: Type.Optional(Type.Union([Type.Literal('rollback'), Type.Literal('retry')])),
    automatic: Type.Optional(Type.Literal(true, { description: 'nobody asked: it was ready' })),
    glass: Type.Optional(BrokenGlass),
    intentRevision: orNull(Type.Integer()),
    ended: orNull(Type.String({ description: 'why it failed, was aborted or superseded, and by whom or what' })),
    requestedAt: Instant,
    plannedAt: orNull(Instant),
    authorizedAt: orNull(Instant),
    endedAt: orNull(Instant),
    position: Type.String({ description: 'of its request; orders the board' }),
    asOf: Type.String({ description: 'position of the last event that it is told from' }),
    revision: Type.String({ description: 'revision of its stream, also in ETag of the single promotion' }),
    changedAt: Type.String({ format: 'date-time', description: 'when that event was recorded' }),
    blockedBy: Type.Array(Type.String(), {
      description: 'names of the gates that do not hold while it waits for them',
    }),
    voters: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Array(
          Type.Object({
            person: Type.String(),
            can: Type.Boolean(),
            because: Type.Optional(Type.String({ description: 'why not' })),
          }),
        ),
        { description: 'by gate that lacks somebody’s word: who could give it; of the single promotion only' },
      ),
    ),
    beside: Type.Optional(
      Type.Composite([SurroundingsView], {
        description: 'what its plan is read beside, while it waits for its gates; of the single promotion only',
      }),
    ),
    people: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'other name to the person behind it' }),
    ),
    earliest: orNull(Type.String({ format: 'date-time', description: 'when all may hold by time alone' })),
  },
  { $id: 'Promotion' },
);
