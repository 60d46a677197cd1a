import type { RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const accessRefusals = {
  'no-such-api-key': {
    status: 404,
    says: 'the project has no API key {keyId}',
    remedy: 'list the keys with GET /v1/projects/:project/api-keys',
  },
  'unknown-role': {
    status: 400,
    says: 'there is no role "{role}"',
    remedy: 'use one of: {known}',
  },
  'environment-required': {
    status: 400,
    says: 'a key with the role {role} must be bound to one environment',
    remedy: 'add `environment`',
  },
  'reserved-principal': {
    status: 400,
    says: 'no key is issued to {principal}: the name stands for the installation itself',
    remedy: 'issue the key to a person or service by name',
  },
  'api-key-already-issued': {
    status: 409,
    says: 'the key {keyId} was issued by this request before, and its secret is shown only once',
    remedy: 'revoke it and issue another with a new `Idempotency-Key`',
  },
  'no-open-key': {
    status: 403,
    says: 'this is no API key, or one that has been revoked',
    remedy: 'check that the whole key was entered; an administrator of the project can issue another',
  },
  'key-or-link': {
    status: 400,
    says: 'somebody signs in with either a key or a login link',
    remedy: 'send one of `key` and `link`',
  },
  'no-such-login-link': {
    status: 403,
    says: 'this is no login link, or the key behind it has been revoked',
    remedy: 'make another with `ledgerline login-link`, and open it as it is',
  },
  'login-link-used': {
    status: 403,
    says: 'this login link was used before; it works once',
    remedy: 'make another with `ledgerline login-link`',
  },
  'login-link-expired': {
    status: 403,
    says: 'this login link expired at {expiresAt}',
    remedy: 'make another with `ledgerline login-link`, and open it within ten minutes',
  },
  'no-browser-role': {
    status: 403,
    says: 'keys with the role {role} are for programs alone',
    remedy: 'sign in with a key of your own',
  },
  'key-required': {
    status: 403,
    says: 'a login link is made with an API key, not in a session',
    remedy: 'send `Authorization: Bearer llk_…`',
  },
  'no-session': {
    status: 404,
    says: 'nobody is signed in with a session here',
    remedy: 'an API key is revoked with DELETE /v1/projects/:project/api-keys/:keyId',
  },
  'session-exists': {
    status: 409,
    says: 'there is a session under this id',
    remedy: 'sign in again',
  },
} as const satisfies Record<string, RefusalText>;

export type AccessRefusal = keyof typeof accessRefusals;
