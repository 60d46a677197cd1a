import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { Instant } from '../../parts/instant';
import classes from './live.module.css';
import { useLive } from './live-provider';

/** A connection that is back within this time is nobody's concern. */
const PATIENCE_MS = 1_500;

/** While nothing is told any more it says since when; what is shown stays, marked as what was last known. */
export function LastKnown({ children }: { readonly children: ReactNode }) {
  const { status, since } = useLive();
  const isLost = status === 'lost';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => {
      setShown(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isLost]);
  return (
    <div data-stale={isShown || undefined}>
      <div role="status">
        {isShown && since !== undefined && (
          <p className={classes.banner}>
            <span aria-hidden="true">⌁</span> Not live since <Instant at={new Date(since).toISOString()} />: this is
            what was last known. It catches up by itself.
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
