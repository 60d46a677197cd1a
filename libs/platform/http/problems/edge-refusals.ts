/** What the edge itself says; like a context's `RefusalText`, with the statuses that only the edge gives. */
export interface EdgeText {
  readonly status: number;
  readonly says: string;
  readonly remedy: string;
}

/** Every way in which a request is turned down before, around or instead of a use case. */
export const edgeRefusals = {
  unauthenticated: {
    status: 401,
    says: 'no valid API key or session came with the request',
    remedy: 'send `Authorization: Bearer llk_…` with a key that has not been revoked, or sign in again',
  },
  'cross-origin': {
    status: 403,
    says: 'a browser sent this with its session, but not from a page of this server',
    remedy: 'use the dashboard, or send an API key instead of the cookie',
  },
  'permission-denied': {
    status: 403,
    says: 'this key may not do that here',
    remedy: 'ask an administrator of the project for a key with a role that may',
  },
  'not-found': {
    status: 404,
    says: 'there is nothing at this address',
    remedy: 'see /v1/openapi.json for what there is',
  },
  'method-not-allowed': {
    status: 405,
    says: 'this address does not answer to {method}',
    remedy: 'use one of: {allowed}',
  },
  'invalid-json': {
    status: 400,
    says: 'the body is not JSON; reading stopped at {position}',
    remedy: 'send one JSON document (RFC 8259)',
  },
  'invalid-utf8': { status: 400, says: 'the body is not UTF-8', remedy: 'send the document in UTF-8' },
  'too-deep': {
    status: 400,
    says: 'the document nests more than {limit} levels deep',
    remedy: 'send a flatter document',
  },
  'duplicate-key': {
    status: 400,
    says: 'the key "{key}" appears twice in one object',
    remedy: 'send every key once',
  },
  'forbidden-key': { status: 400, says: 'the key "{key}" is not allowed', remedy: 'rename or remove it' },
  'unsafe-number': {
    status: 400,
    says: 'the number cannot be kept without loss',
    remedy: 'send it as a string, or within ±(2^53 - 1) and 15 significant digits',
  },
  'lone-surrogate': {
    status: 400,
    says: 'the text has half of a surrogate pair',
    remedy: 'send well-formed Unicode',
  },
  'forbidden-character': {
    status: 400,
    says: 'a character that cannot be seen stands where it is not allowed',
    remedy: 'remove control, zero-width and direction characters',
  },
  'invalid-request': {
    status: 400,
    says: 'the request does not have the right shape',
    remedy: 'correct what `errors` lists',
  },
  'invalid-name': {
    status: 400,
    says: '"{parameter}" in the address is not a name',
    remedy: 'names have 1 to 63 of a-z, 0-9 and -, and begin and end with a letter or digit',
  },
  'invalid-parameter': {
    status: 400,
    says: 'the parameter "{parameter}" has no usable value',
    remedy: 'send it once, with printable characters only',
  },
  'invalid-moment': {
    status: 400,
    says: '`{parameter}` is neither an instant nor a position',
    remedy: 'send an instant like 2026-11-01T12:00:00Z or a position like 18204',
  },
  'moment-in-future': {
    status: 400,
    says: '`{parameter}` lies after everything that is recorded',
    remedy: 'leave `{parameter}` out for the present',
  },
  'invalid-position': {
    status: 400,
    says: '`minPosition` is not a position',
    remedy: 'send the `position` of a command’s answer',
  },
  'invalid-cursor': {
    status: 400,
    says: 'the cursor is not one that this list gave',
    remedy: 'use `next` of the last page as it is, or begin without a cursor',
  },
  'invalid-precondition': {
    status: 400,
    says: '`If-Match` is not the ETag of a command’s answer',
    remedy: 'send the one ETag that you read, in its quotes',
  },
  'invalid-idempotency-key': {
    status: 400,
    says: '`Idempotency-Key` has no usable value',
    remedy: 'send 1 to 200 printable characters',
  },
  'idempotency-key-reused': {
    status: 409,
    says: 'this `Idempotency-Key` stands for another request already',
    remedy: 'send a new key with a new request, and the same request with the same key',
  },
  'revision-moved': {
    status: 412,
    says: 'it stands at revision {current} now, not at {expected}',
    remedy: 'read it again and decide again, with its present ETag in `If-Match`',
  },
  'shown-once': {
    status: 409,
    says: 'this request was answered before, and its answer holds a secret that is shown only once',
    remedy: 'if the answer was lost, revoke what it made and send the request with a new `Idempotency-Key`',
  },
  'body-too-large': {
    status: 413,
    says: 'the body is larger than this address takes',
    remedy: 'send less, or large content as a blob',
  },
  'unsupported-media-type': {
    status: 415,
    says: 'this address does not take a body of that type',
    remedy: 'send `Content-Type: application/json` in UTF-8, not compressed',
  },
  'rate-limited': { status: 429, says: 'too many requests', remedy: 'wait as long as `Retry-After` says' },
  'too-many-streams': {
    status: 429,
    says: 'as many event streams are open as this server keeps',
    remedy: 'close others, or wait as long as `Retry-After` says',
  },
  internal: {
    status: 500,
    says: 'the server met something that it did not expect',
    remedy: 'report the correlation id to whoever runs it',
  },
  'ledger-unavailable': {
    status: 503,
    says: 'the ledger cannot be reached; nothing was written',
    remedy: 'send the request again in a moment',
  },
  contended: {
    status: 503,
    says: 'others kept changing the same thing; nothing was written',
    remedy: 'send the request again in a moment',
  },
  'stream-quarantined': {
    status: 503,
    says: 'event {eventId} of type "{eventType}" at {stream}@{revision} cannot be folded ({reason}); nothing was written',
    remedy: 'run a version that knows the event; everything that does not need this stream goes on',
  },
  'outcome-unknown': {
    status: 503,
    says: 'the ledger did not say whether it recorded this',
    remedy: 'send the same request again with the same `Idempotency-Key`',
  },
  'read-side-unavailable': {
    status: 503,
    says: 'the read side cannot be reached; commands still work',
    remedy: 'send the request again in a moment',
  },
  'projection-stopped': {
    status: 503,
    says: 'the projection {projection} goes no further than before {wanted}: it met an event of a newer build',
    remedy: 'tell whoever runs it; without `minPosition` the former rows are answered',
  },
  'projection-behind': {
    status: 503,
    says: 'the read side stands at {position} and did not reach {wanted} in time',
    remedy: 'send the request again in a moment',
  },
} as const satisfies Record<string, EdgeText>;

export type EdgeRefusal = keyof typeof edgeRefusals;
