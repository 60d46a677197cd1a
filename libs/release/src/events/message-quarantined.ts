import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

const Offset = Type.String({ pattern: '^[0-9]+$' });
const Short = Type.String({ maxLength: 2000 });

/** A message from Kafka that could not be taken was set aside, with the reason; the messages behind it went on. */
export const MessageQuarantined = defineEvent(
  'message.quarantined',
  1,
  Type.Object({
    messageId: Type.String(),
    /** Whose it is; where that cannot be told, the first project that its topic may speak for. */
    project: Type.String(),
    topic: Type.String(),
    partition: Type.Integer({ minimum: 0 }),
    offset: Offset,
    /** Of several messages that were set aside as one, the last. */
    lastOffset: Type.Optional(Offset),
    /** A stable code. */
    reason: Type.String({ maxLength: 100 }),
    explanation: Short,
    /** What it says of itself, where it could be read so far; the payload itself stands in no event. */
    delivery: Type.Optional(Type.Object({ source: Short, id: Short, type: Short })),
    headers: Type.Record(Type.String({ maxLength: 100 }), Short),
    bytes: Type.Integer({ minimum: 0 }),
    digest: Type.Optional(Type.String({ pattern: DIGEST_PATTERN })),
    /** Whether the ledger holds the payload, under its digest. */
    payloadKept: Type.Boolean(),
    /** Tried again by itself when a build of this artifact is recorded. */
    awaits: Type.Optional(Type.String({ pattern: DIGEST_PATTERN })),
  }),
  {
    messageId: '5f0f3f0e-2f4c-5a7e-9e8e-8f3f5b0a6f10',
    project: 'checkout',
    topic: 'builds',
    partition: 2,
    offset: '1203',
    reason: 'malformed-event',
    explanation: 'the event cannot be read: id is missing',
    delivery: { source: '/ci/7', id: 'e-1', type: 'dev.cdevents.artifact.packaged.0.3.0' },
    headers: { 'content-type': 'application/cloudevents+json' },
    bytes: 412,
    digest: `sha256:${'9'.repeat(64)}`,
    payloadKept: true,
  },
);
export type MessageQuarantined = EventOf<typeof MessageQuarantined>;
