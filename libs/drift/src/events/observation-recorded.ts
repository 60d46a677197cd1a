import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { Difference, sampleDifference } from '../difference';

/** What a detector saw, immutable, with what it means against the intent of that moment. */
export const ObservationRecorded = defineEvent(
  'observation.recorded',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    observationId: Type.String(),
    detector: Type.String(),
    completeness: Type.Union([Type.Literal('complete'), Type.Literal('partial'), Type.Literal('error')]),
    /** Why it is not complete; absent when it is. */
    problem: Type.Optional(Type.String()),
    observedAt: Type.String({ format: 'date-time' }),
    /** The intent that it was compared with; 0 when the environment had none. */
    intentRevision: Type.Integer({ minimum: 0 }),
    /** After how long without a word it counts as silent, in milliseconds; five minutes when absent. */
    silentAfterMs: Type.Optional(Type.Integer({ minimum: 1 })),
    /** When what is pending turns into drift; absent when nothing is. */
    pendingUntil: Type.Optional(Type.String({ format: 'date-time' })),
    contentHash: Type.String({ pattern: DIGEST_PATTERN }),
    /** The document as observed, and what the detector derived from the release to hold it against. */
    document: Type.Unknown(),
    differences: Type.Array(Difference),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    observationId: 'ob-1',
    detector: 'artifacts',
    completeness: 'complete',
    observedAt: '2026-01-01T00:00:00.000Z',
    intentRevision: 1,
    contentHash: `sha256:${'6'.repeat(64)}`,
    document: {},
    differences: [sampleDifference],
  },
);
export type ObservationRecorded = EventOf<typeof ObservationRecorded>;
