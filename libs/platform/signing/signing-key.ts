import type { PublicKey } from '@ledgerline/platform/sigstore';
import { formProblem, toPublicKey } from '@ledgerline/platform/sigstore';
import { envelopeToJSON, toDSSEBundle } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** A DSSE envelope as JSON. */
export interface SignedEnvelope {
  readonly payloadType: string;
  /** Base64. */
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** A private key that envelopes are signed with; its fingerprint is the key id in them. */
export class SigningKey {
  readonly publicKey: PublicKey;

  private constructor(private readonly key: KeyObject) {
    this.publicKey = toPublicKey(createPublicKey(key));
  }

  /** Ed25519 or ECDSA on P-256, as PKCS#8 PEM without a password; otherwise a text that completes "the key …". */
  static read(pem: string): SigningKey | string {
    if (!pem.trimStart().startsWith('-----BEGIN PRIVATE KEY-----')) return 'is no "BEGIN PRIVATE KEY" (PKCS#8)';
    const key = parsed(pem);
    if (key === undefined) return 'cannot be decoded';
    if (key.asymmetricKeyType === 'rsa') return 'is an RSA key; use Ed25519 or ECDSA on P-256';
    return formProblem(key) ?? new SigningKey(key);
  }

  signEnvelope(payloadType: string, payload: Uint8Array): SignedEnvelope {
    const artifact = Buffer.from(payload);
    const algorithm = this.key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    const signature = sign(algorithm, dsse.preAuthEncoding(payloadType, artifact), this.key);
    const about = { artifact, artifactType: payloadType, signature, keyHint: this.publicKey.fingerprint };
    return envelopeToJSON(toDSSEBundle(about).content.dsseEnvelope);
  }
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
