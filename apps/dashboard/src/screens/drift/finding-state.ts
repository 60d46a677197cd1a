import type { State } from '../../parts/state';
import type { Finding } from './facts';

type Known = Pick<Finding, 'status' | 'severity'> & {
  readonly closedAs?: string;
  readonly difference: { readonly classification: string };
};

/** The state that a finding is shown in, with its word: what became of it, else how grave it is. */
export function findingState({ status, severity, closedAs, difference: { classification } }: Known): {
  readonly state: State;
  readonly word: string;
} {
  switch (status) {
    case 'closed':
      return { state: 'good', word: closedAs ?? 'closed' };
    case 'excepted':
      return { state: 'excepted', word: 'excepted' };
    case 'capture-proposed':
      return { state: 'pending', word: 'capture proposed' };
    case 'revert-requested':
      return { state: 'pending', word: 'revert requested' };
    case 'open':
    case 'acknowledged':
      return classification === 'unknown' ? { state: 'unknown', word: 'silent' } : { state: 'drift', word: severity };
  }
}
