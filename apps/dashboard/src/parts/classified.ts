import type { components } from '@ledgerline/api-client';
import type { State } from './state';

export type Classification = components['schemas']['ExplainedDifference']['classification'];

/** The state and the word of each classification. */
export const classified: Readonly<
  Record<Classification, { readonly state: State | undefined; readonly word: string }>
> = {
  unexplained: { state: 'drift', word: 'unexplained' },
  pending: { state: 'pending', word: 'pending' },
  excepted: { state: 'excepted', word: 'excepted' },
  'declared-variance': { state: 'declared', word: 'declared' },
  release: { state: undefined, word: 'by release' },
};
