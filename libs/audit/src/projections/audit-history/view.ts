import { Type } from '@sinclair/typebox';

const about = (description: string) => Type.Optional(Type.String({ description }));

export const HistoryEventView = Type.Object(
  {
    id: Type.String({ description: 'what events that it caused name as their cause' }),
    position: Type.String({ description: 'place in the ledger' }),
    recordedAt: Type.String({ format: 'date-time' }),
    type: Type.String(),
    stream: Type.String(),
    revision: Type.String({ description: 'place in its stream' }),
    actor: Type.Object({ kind: Type.String(), id: Type.String() }),
    commandId: Type.String({ description: 'the command that decided it' }),
    causationId: Type.String({ description: 'the event or request that caused the command' }),
    correlationId: Type.String({ description: 'the same for everything that one request set in motion' }),
    project: about('absent for what belongs to none'),
    environment: about('the environment that it is about'),
    releaseId: about('the release that it is about'),
    promotionId: about('the promotion that it is part of'),
    findingId: about('the finding that it is about'),
    summary: Type.String({ description: 'one line for people' }),
    data: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'what the event says; bytes are left out; absent with `data=false`',
      }),
    ),
  },
  { $id: 'HistoryEvent' },
);

const { data: _, ...brief } = HistoryEventView.properties;

const ChainEventView = Type.Object(
  {
    ...brief,
    cause: Type.Union([Type.String(), Type.Null()], {
      description:
        'position of the event of the chain that caused it; null when that was a request, a timer or a refusal',
    }),
    depth: Type.Integer({ minimum: 0, description: 'how many events of the chain stand between it and the beginning' }),
  },
  { $id: 'ChainEvent' },
);

export const EventChainView = Type.Object(
  {
    event: HistoryEventView,
    chain: Type.Array(ChainEventView, {
      description: 'what the same request set in motion, the event included: each cause before its effects',
    }),
    isWhole: Type.Boolean({ description: 'false when there is more of it than is told' }),
  },
  { $id: 'EventChain' },
);
