import type { TrustMaterial } from '@sigstore/verify';
import { toTrustMaterial, Verifier } from '@sigstore/verify';
import type { PublicKey } from './public-key';

/** A key under the name that it is trusted by. */
export interface TrustedKey extends PublicKey {
  readonly name: string;
}

/** Checks with one key, whatever a signature says of its key: no certificates, no logs, no timestamps. */
export function verifierFor({ key }: PublicKey): Verifier {
  const always = { publicKey: key, validFor: () => true };
  return new Verifier(trustIn(always), { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
}

function trustIn(key: ReturnType<TrustMaterial['publicKey']>): TrustMaterial {
  const nobody = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
  return toTrustMaterial(
    { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1', ...nobody },
    () => key,
  );
}
