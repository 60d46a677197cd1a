import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Somebody decided that a message that had been set aside is not wanted. */
export const MessageDiscarded = defineEvent(
  'message.discarded',
  1,
  Type.Object({ messageId: Type.String(), project: Type.String(), reason: Type.String() }),
  { messageId: '5f0f3f0e-2f4c-5a7e-9e8e-8f3f5b0a6f10', project: 'checkout', reason: 'a test message' },
);
export type MessageDiscarded = EventOf<typeof MessageDiscarded>;
