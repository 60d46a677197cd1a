import type { Answered } from '../../api/answered';
import { duration } from '../relative-time';
import classes from './face.module.css';

/** A lag below this is the ordinary course of things. */
const LAG_WORTH_TELLING_MS = 2_000;

/** Says that the rows are behind the ledger, by how much, and where they stand. */
export function Stale({ of: { stale, lagMs, position } }: { readonly of: Answered<unknown> }) {
  const isBehind = lagMs >= LAG_WORTH_TELLING_MS;
  if (!isBehind && stale === undefined) return null;
  return (
    <p className={classes.stale} role="status">
      <strong>{isBehind ? `${duration(lagMs)} behind the ledger` : 'not all of this is up to date'}</strong>
      {position !== undefined && <span>as of position {position}</span>}
      {stale !== undefined && <span>stopped, being rebuilt, or with rows put aside: {stale}</span>}
    </p>
  );
}
