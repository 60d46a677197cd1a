import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Everything in the ledger up to `position` that is to be told was told, and the broker has it. */
export const RelayCheckpointed = defineEvent(
  'relay.checkpointed',
  1,
  Type.Object({ position: Type.String({ pattern: '^[0-9]+$' }) }),
  { position: '1200' },
);
export type RelayCheckpointed = EventOf<typeof RelayCheckpointed>;
