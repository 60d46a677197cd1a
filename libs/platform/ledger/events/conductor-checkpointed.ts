import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Everything in the ledger up to `position` is handled: recorded where a process reacted, and carried out. */
export const ConductorCheckpointed = defineEvent(
  'conductor.checkpointed',
  1,
  Type.Object({ position: Type.String({ pattern: '^[0-9]+$' }) }),
  { position: '1200' },
);
export type ConductorCheckpointed = EventOf<typeof ConductorCheckpointed>;
