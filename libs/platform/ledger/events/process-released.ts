import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { processFields } from './process-input';

/** Effects that had been quarantined are carried out. (A quarantined input is released by its `process.reacted`.) */
export const ProcessReleased = defineEvent(
  'process.released',
  1,
  Type.Object({
    ...processFields,
    /** Revision of the reaction in the instance's stream. */
    effectsOf: Type.String({ pattern: '^[0-9]+$' }),
  }),
  { process: 'promotion', instance: 'p-1', handledUpTo: '1200', effectsOf: '3' },
);
export type ProcessReleased = EventOf<typeof ProcessReleased>;
