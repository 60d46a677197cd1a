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
} as const satisfies Record<string, RefusalText>;

export type AccessRefusal = keyof typeof accessRefusals;
