import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { processFields, ProcessInput, sampleInput } from './process-input';

/** Something that an instance could not get past: kept, with everything that comes after it, until it can. */
export const ProcessQuarantined = defineEvent(
  'process.quarantined',
  1,
  Type.Object({
    ...processFields,
    reason: Type.String(),
    held: Type.Union([
      Type.Object({ what: Type.Literal('input'), input: ProcessInput }),
      /** The effects of the reaction at this revision of the instance's stream. */
      Type.Object({ what: Type.Literal('effects'), of: Type.String({ pattern: '^[0-9]+$' }) }),
    ]),
  }),
  {
    process: 'promotion',
    instance: 'p-1',
    handledUpTo: '1200',
    reason: 'TypeError: plan is undefined',
    held: { what: 'input', input: sampleInput },
  },
);
export type ProcessQuarantined = EventOf<typeof ProcessQuarantined>;
