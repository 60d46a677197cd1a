import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { SignedDocument, Signer, TrustedKey, Verification } from '@ledgerline/platform/sigstore';
import { readPublicKey, verifyMessage, verifyPayload } from '@ledgerline/platform/sigstore';
import { printable } from './judgement';

export type SignatureRefusal = 'signature-not-trusted' | 'signature-invalid' | 'artifact-bytes-missing';

/** What signatures are checked with. */
export interface Trusting {
  readonly keys: readonly TrustedKey[];
  /** The bytes of an artifact, for a signature over these; undefined when nobody has them. */
  readonly bytesOf: (digest: string) => Promise<Uint8Array | undefined>;
  /** Awaited before every key that is tried. */
  readonly pause: () => Promise<void>;
}

/** Who of those that are trusted signed the document. */
export async function signersOf(
  signed: SignedDocument,
  trusting: Trusting,
): Promise<readonly Signer[] | Refusal<SignatureRefusal>> {
  const verification = await verify(signed, trusting);
  if (!('verified' in verification)) return verification;
  if (verification.verified) return verification.signers;
  if (verification.because === 'broken') return refuse('signature-invalid', { problem: verification.problem });
  const carried = verification.carried.map(printable).join(', ') || 'no key id';
  const known = trusting.keys.map(({ name }) => name).join(', ') || 'none';
  return refuse('signature-not-trusted', { carried, known });
}

async function verify(
  signed: SignedDocument,
  { keys, bytesOf, pause }: Trusting,
): Promise<Verification | Refusal<'artifact-bytes-missing'>> {
  if (signed.signs === 'payload') return verifyPayload(signed, keys, pause);
  const bytes = await bytesOf(signed.digest);
  if (bytes === undefined) return refuse('artifact-bytes-missing', { digest: signed.digest });
  return verifyMessage(signed, bytes, keys, pause);
}

/** The keys of a project's `trust`; those that cannot be used were refused when it was configured. */
export function keysIn(trust: Readonly<Record<string, { readonly key: string }>>): readonly TrustedKey[] {
  return Object.entries(trust).flatMap(([name, { key }]) => {
    const read = readPublicKey(key);
    return typeof read === 'string' ? [] : [{ name, ...read }];
  });
}
