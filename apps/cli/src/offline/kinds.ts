import type { EvidenceKind } from '@ledgerline/offline/release';
import { evidenceKinds } from '@ledgerline/offline/release';

export type { EvidenceKind };

/** What evidence can be. */
export const kinds: readonly EvidenceKind[] = evidenceKinds;

export function isKind(text: string): text is EvidenceKind {
  return kinds.some((kind) => kind === text);
}
