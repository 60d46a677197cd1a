import type { Finding } from '../facts';

export type Action = 'capture' | 'revert' | 'accept' | 'acknowledge' | 'assign' | 'snooze' | 'withdraw';

/** The letters of the inbox. */
export const letters: Readonly<Record<string, Action>> = {
  c: 'capture',
  r: 'revert',
  a: 'accept',
  e: 'acknowledge',
  s: 'assign',
  z: 'snooze',
  w: 'withdraw',
};

export interface ActionProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}
