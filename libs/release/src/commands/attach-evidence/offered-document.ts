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

/** Under which it is kept: what its bytes are, so that whoever downloads it can tell. */
export function mediaTypeOf({ kind, format }: Pick<Examined, 'kind' | 'format'>): string {
  switch (format) {
    case 'dsse':
      return 'application/vnd.dsse.envelope.v1+json';
    case 'sigstore-bundle':
      return 'application/vnd.dev.sigstore.bundle.v0.3+json';
    case 'bare':
      return 'application/vnd.in-toto+json';
    case undefined:
      return kind === 'junit' ? 'application/xml' : kind === 'sarif' ? 'application/sarif+json' : 'application/json';
  }
}

function rootOf({ blob }: OfferedEvidence): string {
  return blob === undefined ? '/document' : '/blob';
}
