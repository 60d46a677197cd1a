import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The detector saw the same again, against the same intent. */
export const ObservationRepeated = defineEvent(
  'observation.repeated',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    observationId: Type.String(),
    detector: Type.String(),
    /** The recorded observation that this one repeats. */
    of: Type.String(),
    observedAt: Type.String({ format: 'date-time' }),
    intentRevision: Type.Integer({ minimum: 0 }),
    /** After how long without a word it counts as silent, in milliseconds; five minutes when absent. */
    silentAfterMs: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    observationId: 'ob-2',
    detector: 'artifacts',
    of: 'ob-1',
    observedAt: '2026-01-01T00:01:00.000Z',
    intentRevision: 1,
  },
);
export type ObservationRepeated = EventOf<typeof ObservationRepeated>;
