import type { Document } from './document';
import type { EvidenceKind } from './judgement';
import { isProvenanceType } from './slsa-provenance/predicates';

/** The kind of evidence that a document is by its looks; undefined when it is of none. */
export function kindOf(document: Document): EvidenceKind | undefined {
  if (document.form === 'xml') return 'junit';
  if (document.form === 'signature') return 'in-toto';
  const { value, signed } = document;
  if (typeof value !== 'object' || value === null) return undefined;
  if (signed !== undefined || '_type' in value) {
    return 'predicateType' in value && isProvenanceType(value.predicateType) ? 'slsa-provenance' : 'in-toto';
  }
  if ('runs' in value) return 'sarif';
  return 'results' in value ? 'ctrf' : undefined;
}
