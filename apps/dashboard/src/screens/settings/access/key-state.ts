import type { State } from '../../../parts/state';
import type { ApiKey } from '../facts';

interface Told {
  readonly state: State;
  readonly word: string;
  readonly isOpen: boolean;
}

/** Whether a key opens anything, at an instant in milliseconds. */
export function keyState(
  { revoked, expiresAt, rotated }: Pick<ApiKey, 'revoked' | 'expiresAt' | 'rotated'>,
  now: number,
): Told {
  if (revoked !== undefined) return { state: 'refused', word: 'revoked', isOpen: false };
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now)
    return { state: 'refused', word: 'expired', isOpen: false };
  if (rotated !== undefined && Date.parse(rotated.formerUntil) > now) {
    return { state: 'pending', word: 'two secrets', isOpen: true };
  }
  return { state: 'good', word: 'open', isOpen: true };
}
