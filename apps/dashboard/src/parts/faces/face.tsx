import type { ReactNode } from 'react';
import classes from './face.module.css';

interface Props {
  readonly symbol: string;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Something that the reader should know about at once. */
  readonly urgent?: boolean;
}

/** What stands in the place of an answer. */
export function Face({ symbol, title, children, urgent = false }: Props) {
  return (
    <div className={classes.face} role={urgent ? 'alert' : undefined} data-face>
      <span className={classes.symbol} aria-hidden="true">
        {symbol}
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}
