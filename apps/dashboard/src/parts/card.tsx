import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './card.module.css';

interface Props {
  readonly title?: ReactNode;
  /** What stands beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A surface with a title. */
export function Card({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className={classes.head}>
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
