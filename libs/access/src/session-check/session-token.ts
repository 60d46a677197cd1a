import type { Digest } from '@ledgerline/kernel';
import { digestOf } from '@ledgerline/kernel';
import { randomBytes } from 'node:crypto';
import { hasDigest } from '../key-check/same-digest';

/** The parts of what a browser shows: `lls_<sessionId>_<secret>` in its cookie, `lll_…` in a link. */
export interface SessionToken {
  readonly sessionId: string;
  readonly secret: string;
}

/** What the secret is for: the session itself, or its one beginning. */
export type TokenKind = 'session' | 'link';

const prefixes: Readonly<Record<TokenKind, string>> = { session: 'lls', link: 'lll' };
const pattern = /^(ll[sl])_([a-z0-9]{1,40})_([A-Za-z0-9_-]{43})$/;

const ID_BYTES = 10;
const SECRET_BYTES = 32;

export function newSessionToken(): SessionToken {
  return { sessionId: randomBytes(ID_BYTES).toString('hex'), secret: randomBytes(SECRET_BYTES).toString('base64url') };
}

export function spellSessionToken(kind: TokenKind, { sessionId, secret }: SessionToken): string {
  return `${prefixes[kind]}_${sessionId}_${secret}`;
}

export function readSessionToken(kind: TokenKind, text: string): SessionToken | undefined {
  const [, prefix, sessionId, secret] = pattern.exec(text) ?? [];
  if (prefix !== prefixes[kind] || sessionId === undefined || secret === undefined) return undefined;
  return { sessionId, secret };
}

/**
 * What is kept of a secret: the digest of it together with that of the key behind it. So another root key under the same
 * name ends the sessions of the former one, and the digest of a root key that could be guessed is kept nowhere.
 */
export function proofOf(secret: string, keyDigest: string): Digest {
  return digestOf(`${secret}.${keyDigest}`);
}

/** Whether the secret proves it, with the key behind it; in a time that does not tell where they differ. */
export function isProof(secret: string, keyDigest: string, proof: string): boolean {
  return hasDigest(`${secret}.${keyDigest}`, proof);
}
