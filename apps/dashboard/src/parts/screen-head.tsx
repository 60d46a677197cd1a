import type { ReactNode } from 'react';
import { useEffect } from 'react';
import classes from './screen-head.module.css';

interface Props {
  readonly title: string;
  /** What the reader came for, in a line. */
  readonly answer?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a screen: its name, the answer, and what can be done. */
export function ScreenHead({ title, answer, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Ledgerline`;
  }, [title]);
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      {answer !== undefined && <div className={classes.answer}>{answer}</div>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
