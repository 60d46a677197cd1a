import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A person says yes to the keys of a proposal that they answer for; others have yet to be asked about the rest. */
export const OverlayReviewed = defineEvent(
  'overlay.reviewed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    proposalId: Type.String(),
    person: Type.String(),
    /** Owners of these keys for whom the person spoke. */
    owners: Type.Array(Type.String()),
    keys: Type.Array(Type.String()),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    proposalId: 'o-1',
    person: 'ana',
    owners: ['web-team'],
    keys: ['web.replicas'],
  },
);
export type OverlayReviewed = EventOf<typeof OverlayReviewed>;
