import type { Digest } from '@ledgerline/kernel';
import { digestOf } from '@ledgerline/kernel';
import { crypto } from '@sigstore/core';
import type { KeyObject } from 'node:crypto';

/** A public key that signatures can be checked with. */
export interface PublicKey {
  readonly key: KeyObject;
  /** SHA-256 of the key as SubjectPublicKeyInfo (DER). */
  readonly fingerprint: Digest;
  /** SubjectPublicKeyInfo as PEM. */
  readonly pem: string;
}

const MAX_PEM_LENGTH = 4096;
const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;
const armour = /^-----BEGIN ([A-Z0-9 ]+)-----\r?\n[A-Za-z0-9+/=\r\n]+\r?\n-----END \1-----\s*$/;

/**
 * A key from its PEM: ECDSA on P-256, Ed25519 or RSA, as SubjectPublicKeyInfo ("BEGIN PUBLIC KEY"). A text that completes
 * "the key …" for anything else; it never repeats what was given.
 */
export function readPublicKey(pem: string): PublicKey | string {
  const label = pem.length > MAX_PEM_LENGTH ? undefined : armour.exec(pem.trim())?.[1];
  if (label === undefined) return 'is no single block of PEM';
  if (label.includes('PRIVATE')) return 'is a private key: keep it to yourself, and give the public half of a new one';
  if (label !== 'PUBLIC KEY') return 'is no "BEGIN PUBLIC KEY" (SubjectPublicKeyInfo)';
  const key = parsed(pem);
  return key === undefined ? 'cannot be decoded' : (formProblem(key) ?? toPublicKey(key));
}

export function toPublicKey(key: KeyObject): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' });
  return { key, fingerprint: digestOf(der), pem: key.export({ type: 'spki', format: 'pem' }).toString() };
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return crypto.createPublicKey(pem.trim());
  } catch {
    return undefined;
  }
}

/** Why signatures by this kind of key are not checked here. */
export function formProblem({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  switch (asymmetricKeyType) {
    case 'ed25519':
      return undefined;
    case 'ec':
      return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? undefined : 'is on another curve than P-256';
    case 'rsa': {
      const bits = asymmetricKeyDetails?.modulusLength ?? 0;
      return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS
        ? undefined
        : `has ${String(bits)} bits; RSA has 2048 to 8192`;
    }
    default:
      return 'is neither ECDSA on P-256 nor Ed25519 nor RSA';
  }
}

/** Whether a key id or hint, which nobody has signed, names this key: by its fingerprint in a usual spelling, or by its name. */
export function isNamed(hint: string, name: string, { fingerprint }: PublicKey): boolean {
  const hex = fingerprint.slice('sha256:'.length);
  const base64 = Buffer.from(hex, 'hex').toString('base64');
  return [name, fingerprint, hex, base64, `SHA256:${base64.replace(/=+$/, '')}`].includes(hint);
}
