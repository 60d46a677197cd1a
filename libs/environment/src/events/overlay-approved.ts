import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The proposed values are the environment's overlay from here on, under the next version. */
export const OverlayApproved = defineEvent(
  'overlay.approved',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    proposalId: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    /** The whole overlay, not only what changed. */
    values: Type.Record(Type.String(), Type.Unknown()),
    /** Whose word was the last that it needed. */
    approver: Type.String(),
    /** Every word that it rests on, the last one's too. */
    reviews: Type.Optional(
      Type.Array(
        Type.Object({ person: Type.String(), owners: Type.Array(Type.String()), keys: Type.Array(Type.String()) }),
      ),
    ),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    proposalId: 'o-1',
    version: 2,
    values: { 'web.replicas': 12 },
    approver: 'ana',
  },
);
export type OverlayApproved = EventOf<typeof OverlayApproved>;
