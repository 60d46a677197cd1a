import type { ReactNode } from 'react';
import classes from './state-badge.module.css';

/** The one vocabulary of states; `waiting` and `refused` are what a gate or a promotion may be beside them. */
const symbols = {
  good: '✓',
  declared: '◇',
  excepted: '◔',
  pending: '⟳',
  drift: '●',
  unknown: '?',
  waiting: '◷',
  refused: '✕',
} as const;

export type State = keyof typeof symbols;

interface Props {
  readonly state: State;
  /** The word that goes with it; colour and symbol never stand alone. */
  readonly children: ReactNode;
}

export function StateBadge({ state, children }: Props) {
  return (
    <span className={classes.badge} data-state={state}>
      <span aria-hidden="true">{symbols[state]}</span>
      <span>{children}</span>
    </span>
  );
}
