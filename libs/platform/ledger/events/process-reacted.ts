import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { processFields, ProcessInput, sampleInput } from './process-input';

/** What an instance decided on one input. Its effects are carried out from this record, once it is in the ledger. */
export const ProcessReacted = defineEvent(
  'process.reacted',
  1,
  Type.Object({
    ...processFields,
    input: ProcessInput,
    effects: Type.Array(
      Type.Union([
        Type.Object({ do: Type.Literal('send'), command: Type.Unknown() }),
        Type.Object({ do: Type.Literal('wake'), at: Type.String({ format: 'date-time' }), name: Type.String() }),
        Type.Object({ do: Type.Literal('end') }),
        Type.Object({ do: Type.Literal('ignore'), because: Type.String() }),
      ]),
    ),
  }),
  {
    process: 'promotion',
    instance: 'p-1',
    handledUpTo: '1200',
    input: sampleInput,
    effects: [
      { do: 'send', command: { command: 'plan-promotion', promotionId: 'p-1' } },
      { do: 'wake', at: '2026-01-01T01:00:00.000Z', name: 'deadline' },
    ],
  },
);
export type ProcessReacted = EventOf<typeof ProcessReacted>;
