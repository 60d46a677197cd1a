import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A later complete observation did not show the difference as drift any more. */
export const FindingClosed = defineEvent(
  'finding.closed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    observationId: Type.String(),
    /** What became of it. */
    as: Type.Union([
      Type.Literal('captured'),
      Type.Literal('reverted'),
      Type.Literal('excepted'),
      Type.Literal('gone'),
    ]),
  }),
  { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', observationId: 'ob-3', as: 'reverted' },
);
export type FindingClosed = EventOf<typeof FindingClosed>;
