import classes from './environment-cards.module.css';

/** How much of a rollout is done. */
export function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <progress className={classes.progress} value={done} max={of} aria-label={`${String(done)} of ${String(of)} done`} />
  );
}
