import { VisuallyHidden } from '@mantine/core';
import classes from './navigation.module.css';

const MOST = 999;

/** Beside a screen's name: how much waits there. Nothing while nothing does, and while nobody knows. */
export function WaitingMark({ count, of }: { readonly count: number | undefined; readonly of: string }) {
  if (count === undefined || count === 0) return null;
  return (
    <span className={classes.waiting}>
      {count > MOST ? `${String(MOST)}+` : count}
      <VisuallyHidden> {of}</VisuallyHidden>
    </span>
  );
}
