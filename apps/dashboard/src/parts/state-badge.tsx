import type { ReactNode } from 'react';
import type { State } from './state';
import { symbols } from './state';
import classes from './state-badge.module.css';

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
