import { schemaCheck } from '@ledgerline/platform/json-schema';
import type { Envelope as DsseEnvelope } from '@sigstore/bundle';
import { bundleFromJSON, envelopeFromJSON } from '@sigstore/bundle';
import { Bundle, Envelope } from './shapes';
import type { SignedDocument, SignedPayload, UnreadableSignature } from './signed-document';

const bundleProblem = schemaCheck(Bundle);
const envelopeProblem = schemaCheck(Envelope);
const BUNDLE_PREFIX = 'application/vnd.dev.sigstore.bundle';

/** Undefined when the JSON is neither a DSSE envelope nor a sigstore bundle by its looks. */
export function readSigned(json: unknown): SignedDocument | UnreadableSignature | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  if ('mediaType' in json && typeof json.mediaType === 'string' && json.mediaType.startsWith(BUNDLE_PREFIX)) {
    return bundleProblem(json) ?? misspelt(json) ?? bundle(json);
  }
  if (!('payload' in json) && !('payloadType' in json) && !('signatures' in json)) return undefined;
  return envelopeProblem(json) ?? misspelt(json) ?? fromEnvelope(envelopeFromJSON(json), 'dsse', '');
}

function bundle(json: object): SignedDocument | UnreadableSignature {
  const read = validated(withoutLog(json));
  if ('problem' in read) return read;
  const { content, verificationMaterial } = read;
  const key = verificationMaterial.content;
  if (key.$case !== 'publicKey') {
    const problem = 'it is signed with a certificate, and only keys are trusted here';
    return { problem, pointer: '/verificationMaterial' };
  }
  const { hint } = key.publicKey;
  if (content.$case === 'dsseEnvelope') return fromEnvelope(content.dsseEnvelope, 'sigstore-bundle', hint);
  const { messageDigest, signature } = content.messageSignature;
  const hex = messageDigest.digest.toString('hex');
  if (hex.length !== 64) return { problem: 'it is no SHA-256', pointer: '/messageSignature/messageDigest/digest' };
  const signatures = [{ signature, keyId: '', hint }];
  return { signs: 'message', format: 'sigstore-bundle', digest: `sha256:${hex}`, signatures };
}

/** Log entries and timestamps could be checked with the keys of their authorities only, which nobody here trusts. */
function withoutLog(json: object): object {
  const { verificationMaterial } = json as { readonly verificationMaterial: object };
  return {
    ...json,
    verificationMaterial: { ...verificationMaterial, tlogEntries: [], timestampVerificationData: null },
  };
}

function validated(json: object): ReturnType<typeof bundleFromJSON> | UnreadableSignature {
  try {
    return bundleFromJSON(json);
  } catch {
    return { problem: 'it is no complete bundle of its version', pointer: '' };
  }
}

function fromEnvelope(
  { payload, payloadType, signatures }: DsseEnvelope,
  format: SignedPayload['format'],
  hint: string,
): SignedPayload {
  const carried = signatures.map(({ sig, keyid }) => ({ signature: sig, keyId: keyid, hint }));
  return { signs: 'payload', format, payloadType, payload, signatures: carried };
}

/** Base64 has one spelling for its bytes; a decoder takes others, and then a changed letter would change nothing. */
function misspelt(value: unknown, path = ''): UnreadableSignature | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    const pointer = `${path}/${name}`;
    const found = typeof member === 'string' ? base64Problem(name, member, pointer) : misspelt(member, pointer);
    if (found !== undefined) return found;
  }
  return undefined;
}

const base64Members: ReadonlySet<string> = new Set(['payload', 'sig', 'digest', 'signature', 'rawBytes']);

function base64Problem(name: string, text: string, pointer: string): UnreadableSignature | undefined {
  if (!base64Members.has(name) || Buffer.from(text, 'base64').toString('base64') === text) return undefined;
  return { problem: 'it is no base64 as it is written', pointer };
}
