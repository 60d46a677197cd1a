import canonicalize from 'canonicalize';
import type { Digest } from './digest';
import { digestOf } from './digest';

/** RFC 8785 canonical JSON: equal content has equal bytes, whatever order its keys came in. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON form');
  return text;
}

/** The digest of a document's canonical form: its content address. */
export function contentDigest(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}
