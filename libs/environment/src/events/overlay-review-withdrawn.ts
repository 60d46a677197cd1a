import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A person takes their yes back, before the proposal came into force. */
export const OverlayReviewWithdrawn = defineEvent(
  'overlay.review-withdrawn',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    proposalId: Type.String(),
    person: Type.String(),
    reason: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', proposalId: 'o-1', person: 'ana', reason: 'the quota is lower' },
);
export type OverlayReviewWithdrawn = EventOf<typeof OverlayReviewWithdrawn>;
