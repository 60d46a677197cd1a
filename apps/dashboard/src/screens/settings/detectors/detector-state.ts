import type { State } from '../../../parts/state';
import type { Detector } from '../facts';

/** The state that a detector is shown in, with its word. Who is not heard is unknown, whatever was seen last. */
export function detectorState({
  verdict,
  reportedAt,
  silentSince,
  completeness,
}: Pick<Detector, 'verdict' | 'reportedAt' | 'silentSince' | 'completeness'>): {
  readonly state: State;
  readonly word: string;
} {
  if (reportedAt === null) return { state: 'unknown', word: 'never heard' };
  if (silentSince !== null) return { state: 'unknown', word: 'silent' };
  if (completeness === 'error') return { state: 'unknown', word: 'cannot look' };
  if (completeness === 'partial') return { state: 'unknown', word: 'saw a part' };
  switch (verdict) {
    case 'in-sync':
      return { state: 'good', word: 'in sync' };
    case 'pending':
      return { state: 'pending', word: 'pending' };
    case 'drift':
      return { state: 'drift', word: 'drift' };
    case 'unknown':
      return { state: 'unknown', word: 'cannot tell' };
  }
}
