import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** It came back again and again: one finding that stays open until it has been away for long enough. */
export const FindingFlapping = defineEvent(
  'finding.flapping',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    /** How often it came back since. */
    reopenings: Type.Integer({ minimum: 1 }),
    since: Type.String({ format: 'date-time' }),
    /** Who wrote what was seen, the latest last; empty where nobody knows. */
    writers: Type.Array(Type.String()),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    reopenings: 3,
    since: '2026-01-01T00:00:00.000Z',
    writers: ['kubectl-edit', 'kube-controller-manager'],
  },
);
export type FindingFlapping = EventOf<typeof FindingFlapping>;
