import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Somebody wants other values for this environment; nothing changes until it is approved. */
export const OverlayProposed = defineEvent(
  'overlay.proposed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    proposalId: Type.String(),
    /** The overlay version that it was made against. */
    baseVersion: Type.Integer({ minimum: 0 }),
    /** Key to new value; null takes the key out, so that the release's own value holds again. */
    changes: Type.Record(Type.String(), Type.Unknown()),
    reason: Type.String(),
    proposer: Type.String(),
    /** The finding that it captures, if it came from one. */
    findingId: Type.Optional(Type.String()),
    /** The version whose values it brings back, if that is what it does. */
    reverts: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    proposalId: 'o-1',
    baseVersion: 1,
    changes: { 'web.replicas': 12 },
    reason: 'load differs',
    proposer: 'olga',
  },
);
export type OverlayProposed = EventOf<typeof OverlayProposed>;
