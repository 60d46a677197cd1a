import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Nobody wants to be reminded of it until an instant. It stays as open as it is, and its deadline runs on. */
export const FindingSnoozed = defineEvent(
  'finding.snoozed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    snoozeId: Type.String(),
    until: Type.String({ format: 'date-time' }),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    snoozeId: 'SN-1',
    until: '2026-01-03T00:00:00.000Z',
    person: 'olga',
    reason: 'the vendor answers on Friday',
  },
);
export type FindingSnoozed = EventOf<typeof FindingSnoozed>;
