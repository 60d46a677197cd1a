import { digestOf } from '@ledgerline/kernel';
import { timingSafeEqual } from 'node:crypto';

/** Whether the secret has this digest, in a time that does not tell where they differ. */
export function hasDigest(secret: string, digest: string): boolean {
  const actual = Buffer.from(digestOf(secret));
  const expected = Buffer.from(digest);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
