import { hash } from 'node:crypto';

/** `sha256:` and 64 lower-case hexadecimal digits; the only spelling of a digest that is accepted anywhere. */
export const DIGEST_PATTERN = '^sha256:[0-9a-f]{64}$';
const digestPattern = new RegExp(DIGEST_PATTERN);

export type Digest = `sha256:${string}`;

export function isDigest(text: string): text is Digest {
  return digestPattern.test(text);
}

/** SHA-256 of the bytes; a text is hashed as UTF-8. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${hash('sha256', bytes, 'hex')}`;
}
