import { Type } from '@sinclair/typebox';
import { Assignee } from '../../assignee';
import { Writer } from '../../compare/writer';
import { Difference } from '../../difference';
import { RevertPlanView } from './proposal-views';

const Instant = Type.String({ format: 'date-time' });

export const DifferenceView = Type.Object(Difference.properties, { $id: 'Difference' });

const SightingView = Type.Object(
  { since: Instant, last: Instant, times: Type.Integer({ minimum: 1 }) },
  { $id: 'Sighting', description: 'since when and how often it has been seen without a break' },
);

export const FindingView = Type.Object(
  {
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    detector: Type.String(),
    status: Type.Union(
      ['open', 'acknowledged', 'capture-proposed', 'revert-requested', 'excepted', 'closed'].map((status) =>
        Type.Literal(status),
      ),
    ),
    severity: Type.Union(['critical', 'material', 'minor'].map((severity) => Type.Literal(severity))),
    fingerprint: Type.String(),
    difference: DifferenceView,
    openedAt: Instant,
    position: Type.String(),
    intentRevision: Type.Integer(),
    reopened: Type.Integer({ description: 'how often it came back after it had closed' }),
    until: Type.Optional(Instant),
    exceptionId: Type.Optional(Type.String()),
    proposalId: Type.Optional(Type.String()),
    revertRequestedBy: Type.Optional(Type.String()),
    assignee: Type.Optional(Type.Object(Assignee.properties, { $id: 'Assignee', description: 'whose it is' })),
    snoozedUntil: Type.Optional(Instant),
    snoozeId: Type.Optional(Type.String()),
    deadline: Type.Optional(Type.String({ format: 'date-time', description: 'by when somebody has to have decided' })),
    escalatedAt: Type.Optional(Instant),
    escalatedTo: Type.Optional(Type.String({ description: 'the group that was told then' })),
    flapping: Type.Boolean({ description: 'comes and goes: closes when it has stayed away for a day' }),
    writers: Type.Array(Type.String(), { description: 'who wrote what was seen, the latest last' }),
    closedAs: Type.Optional(Type.String()),
    closedAt: Type.Optional(Instant),
    seen: Type.Union([SightingView, Type.Null()]),
    history: Type.Array(
      Type.Object(
        {
          what: Type.String(),
          who: Type.String(),
          at: Instant,
          position: Type.String(),
          reason: Type.Optional(Type.String()),
          as: Type.Optional(Type.String({ description: 'what became of it, where it closed' })),
          until: Type.Optional(Instant),
          exceptionId: Type.Optional(Type.String()),
          deadline: Type.Optional(Instant),
          to: Type.Optional(Type.String({ description: 'whose it was from then on, or which group was told' })),
          before: Type.Optional(DifferenceView),
        },
        { $id: 'FindingStep' },
      ),
    ),
  },
  { $id: 'Finding' },
);

const WayOut = Type.Object(
  {
    possible: Type.Boolean(),
    says: Type.String({ description: 'what it would do, or why it is not possible' }),
    command: Type.String(),
  },
  { $id: 'WayOut' },
);

export const FindingExplainedView = Type.Object(
  {
    finding: FindingView,
    declared: Type.Unknown({ description: 'null for nothing' }),
    observed: Type.Unknown({ description: 'null for nothing' }),
    changedBy: Type.Union([Type.Object(Writer.properties, { $id: 'Writer' }), Type.Null()], {
      description: 'who last wrote what is there; null where nobody knows',
    }),
    because: Type.String(),
    capture: WayOut,
    revert: WayOut,
    accept: WayOut,
  },
  { $id: 'FindingExplained' },
);

export const RevertView = Type.Object(
  {
    findingId: Type.String(),
    difference: DifferenceView,
    requestedBy: Type.String(),
    plan: RevertPlanView,
  },
  { $id: 'Revert' },
);
