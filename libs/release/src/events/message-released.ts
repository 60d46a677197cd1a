import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A message that had been set aside was tried again, and taken. */
export const MessageReleased = defineEvent(
  'message.released',
  1,
  Type.Object({
    messageId: Type.String(),
    project: Type.String(),
    outcome: Type.Union([Type.Literal('recorded'), Type.Literal('repeated'), Type.Literal('irrelevant')]),
  }),
  { messageId: '5f0f3f0e-2f4c-5a7e-9e8e-8f3f5b0a6f10', project: 'checkout', outcome: 'recorded' },
);
export type MessageReleased = EventOf<typeof MessageReleased>;
