import { readDocument } from './document';
import type { EvidenceKind } from './judgement';
import { kindOf } from './kind-of';

/** What a document is by its looks; a text that completes "this is no evidence: …" when it looks like none. */
export function recognise(bytes: Uint8Array): { readonly kind: EvidenceKind } | string {
  const document = readDocument(bytes);
  if ('problem' in document) return document.problem;
  const kind = kindOf(document);
  return kind === undefined ? 'it looks like no kind of evidence' : { kind };
}
