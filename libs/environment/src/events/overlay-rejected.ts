import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The proposed values go nowhere. */
export const OverlayRejected = defineEvent(
  'overlay.rejected',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    proposalId: Type.String(),
    reason: Type.String(),
    rejecter: Type.String(),
  }),
  { project: 'checkout', environment: 'prod', proposalId: 'o-1', reason: 'too many', rejecter: 'ana' },
);
export type OverlayRejected = EventOf<typeof OverlayRejected>;
