import type { Digest } from '@ledgerline/kernel';
import { digestOf } from '@ledgerline/kernel';
import { toDSSEBundle, toMessageSignatureBundle } from '@sigstore/bundle';
import type { SignedEntity } from '@sigstore/verify';
import { toSignedEntity, VerificationError } from '@sigstore/verify';
import { isNamed } from './public-key';
import type { CarriedSignature, SignedDocument, SignedMessage, SignedPayload } from './signed-document';
import type { TrustedKey } from './trust';
import { verifierFor } from './trust';

export interface Signer {
  /** Of the trusted key. */
  readonly name: string;
  readonly fingerprint: Digest;
}

/** Who of those that are trusted signed it; or why it does not count as signed. */
export type Verification =
  | { readonly verified: true; readonly signers: readonly [Signer, ...Signer[]] }
  /** No trusted key made any of its signatures. `carried`: the key ids that it has. */
  | { readonly verified: false; readonly because: 'not-trusted'; readonly carried: readonly string[] }
  /** It names a trusted key that did not make the signature, or another key than the one that made it. */
  | { readonly verified: false; readonly because: 'broken'; readonly problem: string };

/** A key id as in-toto makes them: a digest of something that only its maker knows. */
const inTotoKeyId = /^[0-9a-f]{64}$/;

/** Tries every trusted key on every signature, since what is said beside a signature is signed by nobody. */
export async function verifyPayload(
  signed: SignedPayload,
  trusted: readonly TrustedKey[],
  pause: () => Promise<void>,
): Promise<Verification> {
  return verify(signed, trusted, pause, ({ signature, keyId }) => {
    const { payload, payloadType } = signed;
    const about = { artifact: Buffer.from(payload), artifactType: payloadType };
    return toSignedEntity(toDSSEBundle({ ...about, signature: Buffer.from(signature), keyHint: keyId }));
  });
}

/** The bytes must be those that the signature names, and it must be over them. */
export async function verifyMessage(
  signed: SignedMessage,
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
  pause: () => Promise<void>,
): Promise<Verification> {
  if (digestOf(bytes) !== signed.digest) return broken('it is over other bytes');
  const digest = Buffer.from(signed.digest.slice('sha256:'.length), 'hex');
  return verify(signed, trusted, pause, ({ signature, hint }) =>
    toSignedEntity(
      toMessageSignatureBundle({ digest, signature: Buffer.from(signature), keyHint: hint }),
      Buffer.from(bytes),
    ),
  );
}

async function verify(
  { signatures }: SignedDocument,
  trusted: readonly TrustedKey[],
  pause: () => Promise<void>,
  entityOf: (signature: CarriedSignature) => SignedEntity,
): Promise<Verification> {
  const signers = new Map<string, Signer>();
  for (const carried of signatures) {
    const entity = entityOf(carried);
    for (const key of trusted) {
      await pause();
      const signedIt = isSignedBy(entity, key);
      const problem = nameProblem(carried, key, signedIt);
      if (problem !== undefined) return broken(problem);
      if (signedIt) signers.set(key.fingerprint, { name: key.name, fingerprint: key.fingerprint });
    }
  }
  const [first, ...others] = signers.values();
  if (first !== undefined) return { verified: true, signers: [first, ...others] };
  const carried = signatures.flatMap(({ hint, keyId }) => [hint, keyId]).filter((id) => id !== '');
  return { verified: false, because: 'not-trusted', carried: [...new Set(carried)] };
}

function isSignedBy(entity: SignedEntity, key: TrustedKey): boolean {
  try {
    verifierFor(key).verify(entity);
    return true;
  } catch (error) {
    if (error instanceof VerificationError) return false;
    throw error;
  }
}

/** What is said about the key may be missing, but it may not be untrue. */
function nameProblem({ hint, keyId }: CarriedSignature, key: TrustedKey, signedIt: boolean): string | undefined {
  const said = [hint, keyId].filter((id) => id !== '');
  if (!signedIt) {
    return said.some((id) => isNamed(id, key.name, key)) ? `${key.name} did not sign what it has become` : undefined;
  }
  const untrue = said.some((id) => !isNamed(id, key.name, key) && !(id === keyId && inTotoKeyId.test(id)));
  return untrue ? `${key.name} signed it, and it names another key` : undefined;
}

function broken(problem: string): Verification {
  return { verified: false, because: 'broken', problem };
}
