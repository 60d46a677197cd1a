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
  'api-key-already-rotated': {
    status: 409,
    says: 'the key {keyId} was rotated by this request before, and its secret is shown only once',
    remedy: 'rotate it again with a new `Idempotency-Key`; the secret that nobody saw is then the former one',
  },
  'api-key-revoked': {
    status: 409,
    says: 'the key {keyId} has been revoked, and opens nothing any more',
    remedy: 'issue another key',
  },
  'api-key-expired': {
    status: 409,
    says: 'the key {keyId} expired at {expiresAt}, and another secret would open nothing either',
    remedy: 'issue another key',
  },
  'overlap-too-long': {
    status: 400,
    says: 'the former secret would open for {hours} hours more; {most} is the most',
    remedy: 'give whoever uses it the new secret first within that time, or issue a key of their own',
  },
  'key-expired-already': {
    status: 400,
    says: 'the key would expire at {expiresAt}, and it is {now}',
    remedy: 'name an instant to come',
  },
  'former-secret': {
    status: 403,
    says: 'the secret of this key has been replaced; the former one makes no login links',
    remedy: 'use the new secret',
  },
  'no-open-key': {
    status: 403,
    says: 'this is no API key, or one that has been revoked or is over',
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
