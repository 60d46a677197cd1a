import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** What the proposal would change was changed by another one that came into force first; it goes nowhere. */
export const OverlaySuperseded = defineEvent(
  'overlay.superseded',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    proposalId: Type.String(),
    /** The proposal that came first, and the version that it made. */
    by: Type.String(),
    version: Type.Integer({ minimum: 1 }),
  }),
  { project: 'checkout', environment: 'prod', proposalId: 'o-2', by: 'o-1', version: 2 },
);
export type OverlaySuperseded = EventOf<typeof OverlaySuperseded>;
