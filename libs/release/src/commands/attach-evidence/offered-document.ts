import { digestOf, refuse, Refusal } from '@ledgerline/kernel';
import type { Blobs } from '../../blobs';
import type { Examined } from '../../evidence/examine';
import { unjudgeable } from '../../evidence/judgement';
import type { OfferedEvidence } from './command';
import type { Shown } from './decide';

const MAX_INLINE_BYTES = 1024 * 1024;

/** A document with its content address. */
export interface OfferedDocument {
  readonly bytes: Uint8Array;
  readonly blob: string;
}

/** The document as it was sent, or as the ledger holds it. */
export async function offeredDocument(
  { kind, document, blob }: OfferedEvidence,
  blobs: Blobs,
): Promise<OfferedDocument | Refusal<'invalid-evidence' | 'blob-missing'>> {
  if (document === undefined && blob !== undefined) {
    const found = await blobs.read(blob);
    return found === undefined ? refuse('blob-missing', { digest: blob }, '/blob') : { bytes: found.bytes, blob };
  }
  if (document === undefined || blob !== undefined) return unjudgeable(kind, 'it needs either `document` or `blob`');
  const bytes = Buffer.from(document);
  if (bytes.length > MAX_INLINE_BYTES) {
    return unjudgeable(
      kind,
      `it has ${String(bytes.length)} bytes; store what is longer and give its digest`,
      '/document',
    );
  }
  return { bytes, blob: digestOf(bytes) };
}

/** A refusal that leads into the document, from the root of what was sent. */
export function inDocument<Code extends string>(refusal: Refusal<Code>, evidence: OfferedEvidence): Refusal<Code> {
  return new Refusal(refusal.code, refusal.facts, `${rootOf(evidence)}${refusal.pointer ?? ''}`);
}

export function shownBy({ judgement, format }: Examined, evidence: OfferedEvidence): Shown {
  const { subjects, ...told } = judgement;
  const root = rootOf(evidence);
  const named = subjects?.map(({ digest, pointer }) => ({ digest, pointer: `${root}${pointer}` }));
  return { ...told, ...(format !== undefined && { format }), ...(named !== undefined && { named }) };
}

/** Under which it is kept, so that whoever downloads it can tell what it is. */
export function mediaTypeOf({ kind, format }: Pick<Examined, 'kind' | 'format'>): string {
  if (kind === 'junit') return 'application/xml';
  if (kind === 'sarif') return 'application/sarif+json';
  // Bundles have another type in every version.
  return format === undefined || format === 'sigstore-bundle' ? 'application/json' : statements[format];
}

const statements = { dsse: 'application/vnd.dsse.envelope.v1+json', bare: 'application/vnd.in-toto+json' } as const;

function rootOf({ blob }: OfferedEvidence): string {
  return blob === undefined ? '/document' : '/blob';
}
