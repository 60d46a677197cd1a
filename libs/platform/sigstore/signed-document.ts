import type { Digest } from '@ledgerline/kernel';

/** A signature with whatever was said beside it about the key; nobody has signed that. Both are empty when not given. */
export interface CarriedSignature {
  readonly signature: Uint8Array;
  /** Beside a signature in an envelope. */
  readonly keyId: string;
  /** Of a bundle. */
  readonly hint: string;
}

/** Signatures over a document that came with them. */
export interface SignedPayload {
  readonly signs: 'payload';
  readonly format: 'dsse' | 'sigstore-bundle';
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly CarriedSignature[];
}

/** A signature over bytes that are elsewhere. */
export interface SignedMessage {
  readonly signs: 'message';
  readonly format: 'sigstore-bundle';
  /** What the bytes have to be. */
  readonly digest: Digest;
  readonly signatures: readonly CarriedSignature[];
}

export type SignedDocument = SignedPayload | SignedMessage;

/** The JSON is an envelope or a bundle by its looks, and cannot be read as one. */
export interface UnreadableSignature {
  /** Completes "this cannot be read: …". */
  readonly problem: string;
  /** JSON pointer to the place. */
  readonly pointer: string;
}
