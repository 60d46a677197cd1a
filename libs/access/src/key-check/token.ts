import { randomBytes } from 'node:crypto';

/** The parts of an API key: `llk_<keyId>_<secret>`; only the secret is secret. */
export interface Token {
  readonly keyId: string;
  readonly secret: string;
}

const pattern = /^llk_([a-z0-9]{1,40})_([A-Za-z0-9_-]{43})$/;

const SECRET_BYTES = 32;

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export function spellToken(keyId: string, secret: string): string {
  return `llk_${keyId}_${secret}`;
}

export function readToken(text: string): Token | undefined {
  const [, keyId, secret] = pattern.exec(text) ?? [];
  return keyId === undefined || secret === undefined ? undefined : { keyId, secret };
}
