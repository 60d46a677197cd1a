import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Position = Type.String({ pattern: '^[0-9]+$' });

/** What a process reacted to, as its stream keeps it. `id` is the same however often the input comes. */
export const ProcessInput = Type.Union([
  Type.Object({
    kind: Type.Literal('event'),
    id: Type.String(),
    type: Type.String(),
    /** Where the event stands; its data is read from there when it is too large to be kept twice. */
    stream: Type.String(),
    revision: Position,
    recordedAt: Type.String({ format: 'date-time' }),
    schemaVersion: Type.Integer({ minimum: 1 }),
    data: Type.Optional(Type.Unknown()),
  }),
  Type.Object({ kind: Type.Literal('wake'), id: Type.String(), name: Type.String(), at: Type.String() }),
  Type.Object({
    kind: Type.Literal('refused'),
    id: Type.String(),
    command: Type.Unknown(),
    code: Type.String(),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  }),
]);
export type ProcessInput = Static<typeof ProcessInput>;

/** Fields of every event in a process's stream. */
export const processFields = {
  process: Type.String(),
  instance: Type.String(),
  /** Every event of the ledger up to this position was put to this instance; absent when there was none yet. */
  handledUpTo: Type.Optional(Position),
};

export const sampleInput: ProcessInput = {
  kind: 'event',
  id: '0b9d1f5e-6a53-5d9b-8a0e-7d5f3f3c1a01',
  type: 'promotion.requested',
  stream: 'promotion-p-1',
  revision: '0',
  recordedAt: '2026-01-01T00:00:00.000Z',
  schemaVersion: 1,
  data: { promotionId: 'p-1' },
};
