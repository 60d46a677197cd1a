import type { EvidenceKind } from '@ledgerline/release/offline';
import { evidenceKinds } from '@ledgerline/release/offline';

export type { EvidenceKind };

/** What evidence can be. */
export const kinds: readonly EvidenceKind[] = evidenceKinds;

export function isKind(text: string): text is EvidenceKind {
  return kinds.some((kind) => kind === text);
}
