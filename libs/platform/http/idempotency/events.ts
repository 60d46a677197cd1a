import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A request with an `Idempotency-Key` came in; whatever else comes under the same key must have the same digest. */
export const RequestReceived = defineEvent(
  'request.received',
  1,
  Type.Object({
    /** Of method, address and body. */
    requestDigest: Type.String({ pattern: DIGEST_PATTERN }),
    method: Type.String(),
    path: Type.String(),
  }),
  { requestDigest: `sha256:${'0'.repeat(64)}`, method: 'POST', path: '/v1/projects/checkout/builds' },
);
export type RequestReceived = EventOf<typeof RequestReceived>;

/** Its first answer, which every repeat gets again. */
export const RequestAnswered = defineEvent(
  'request.answered',
  1,
  Type.Object({
    status: Type.Integer({ minimum: 200, maximum: 499 }),
    /** Absent when the answer holds a secret, which is never kept. */
    body: Type.Optional(Type.Unknown()),
    etag: Type.Optional(Type.String()),
    secret: Type.Optional(Type.Boolean()),
  }),
  { status: 201, body: { revision: '0', position: '1', changed: true }, etag: '"0"' },
);
export type RequestAnswered = EventOf<typeof RequestAnswered>;

/** Every event type of the edge itself. */
export const httpEvents = [RequestReceived, RequestAnswered] as const;
