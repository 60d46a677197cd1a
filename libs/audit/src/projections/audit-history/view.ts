import { Type } from '@sinclair/typebox';

const about = (description: string) => Type.Optional(Type.String({ description }));

export const HistoryEventView = Type.Object(
  {
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
    data: Type.Record(Type.String(), Type.Unknown(), { description: 'what the event says; bytes are left out' }),
  },
  { $id: 'HistoryEvent' },
);
