import type { Refusal } from '@ledgerline/kernel';
import { Refusal as Refused } from '@ledgerline/kernel';
import type { Signer, TrustedKey } from '@ledgerline/platform/sigstore';
import type { Examined } from '@ledgerline/offline/release';
import { examine, releaseRefusals, signersOf } from '@ledgerline/offline/release';

/** What is asked of a document. */
export interface Expected {
  readonly keys: readonly TrustedKey[];
  /** Every one of these has to be among what the document says it is about, if it says that. */
  readonly digests: readonly string[];
  /** The bytes of artifacts, by digest. */
  readonly artifacts: ReadonlyMap<string, Uint8Array>;
}

/** What became of it: the facts as the server would record them, and why it does not hold if it does not. */
export interface Verified {
  readonly file: string;
  readonly verified: boolean;
  /** Whether the file is evidence at all. */
  readonly readable: boolean;
  readonly kind?: string;
  readonly format?: string;
  readonly predicateType?: string;
  readonly verdict?: string;
  readonly summary?: Examined['judgement']['summary'];
  readonly subjects?: readonly string[];
  readonly signers: readonly Signer[];
  readonly code?: string;
  readonly because?: string;
}

const nobodyWaits = () => Promise.resolve();

/** Judges a document and checks its signatures as the server would, with nothing but what is given here. */
export async function verifyEvidence(file: string, bytes: Uint8Array, expected: Expected): Promise<Verified> {
  const examined = await examine(bytes, 'auto', nobodyWaits);
  if (examined instanceof Refused) {
    const readable = examined.code !== 'invalid-evidence';
    return { file, verified: false, readable, signers: [], ...told(examined) };
  }
  const facts = { file, readable: true, ...factsOf(examined) };
  const signers = await signersIn(examined, expected);
  if (signers instanceof Refused) return { ...facts, verified: false, signers: [], ...told(signers) };
  const wrong = objection(examined, signers, expected);
  return { ...facts, verified: wrong === undefined, signers, ...wrong };
}

function factsOf({ kind, format, judgement: { verdict, summary, predicateType, subjects } }: Examined) {
  return {
    ...{ kind, verdict, summary },
    ...(format !== undefined && { format }),
    ...(predicateType !== undefined && { predicateType }),
    ...(subjects !== undefined && { subjects: subjects.map(({ digest }) => digest) }),
  };
}

async function signersIn({ signed }: Examined, { keys, artifacts }: Expected) {
  if (signed === undefined) return [];
  const bytesOf = (digest: string) => Promise.resolve(artifacts.get(digest));
  return signersOf(signed, { keys, bytesOf, pause: nobodyWaits });
}

function objection({ format, judgement }: Examined, signers: readonly Signer[], { keys, digests }: Expected) {
  const { subjects, verdict } = judgement;
  const named = subjects?.map(({ digest }) => digest);
  const missing = named && digests.find((digest) => !named.includes(digest));
  if (missing !== undefined) {
    return { code: 'evidence-for-another-digest', because: `it is not about ${missing}` };
  }
  if (format === 'bare' && keys.length > 0 && signers.length === 0) {
    return { code: 'not-signed', because: 'nobody signed it' };
  }
  return verdict === 'failed' ? { code: 'failed', because: 'it says that something failed' } : undefined;
}

/** A refusal in the server's own words. */
function told({ code, facts, pointer }: Refusal<keyof typeof releaseRefusals>) {
  const says = releaseRefusals[code].says.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
  return { code, because: pointer === undefined || pointer === '' ? says : `${says} (at ${pointer})` };
}
