import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { processFields } from './process-input';

/**
 * Effects that had been quarantined are carried out, or an event that could not be said to concern anybody went to whom it
 * concerns. (Any other quarantined input is released by its `process.reacted`.)
 */
export const ProcessReleased = defineEvent(
  'process.released',
  1,
  Type.Object({
    ...processFields,
    /** Revision of the reaction in the instance's stream. */
    effectsOf: Type.Optional(Type.String({ pattern: '^[0-9]+$' })),
    /** Id of the event that is released. */
    inputId: Type.Optional(Type.String()),
  }),
  { process: 'promotion', instance: 'p-1', handledUpTo: '1200', effectsOf: '3' },
);
export type ProcessReleased = EventOf<typeof ProcessReleased>;
