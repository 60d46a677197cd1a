import { isObject } from './json';

/** Where a credential is kept, and which version of it is meant; the credential itself is nowhere here. */
export interface CredentialReference {
  readonly reference: string;
  readonly version: string | number;
}

export function isCredentialReference(value: unknown): value is CredentialReference {
  if (!isObject(value) || Object.keys(value).length !== 2) return false;
  const { reference, version } = value;
  return typeof reference === 'string' && (typeof version === 'string' || typeof version === 'number');
}
