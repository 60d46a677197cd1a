import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import type { Finding } from './facts';
import classes from './finding-panel.module.css';

/** What was done about it, the latest first. */
export function FindingHistory({ steps }: { readonly steps: Finding['history'] }) {
  return (
    <section aria-label="History">
      <h3 className={classes.title}>History</h3>
      <ol className={classes.history}>
        {steps.toReversed().map(({ what, who, at, position, reason, as, until, to }) => (
          <li key={position + what}>
            <span className={classes.soft}>
              <Instant at={at} />
            </span>
            <span>
              <strong>{what.replaceAll('-', ' ')}</strong>
              {as !== undefined && ` as ${as}`}
              {to !== undefined && (
                <>
                  {' '}
                  to <HostileText text={to} most={60} />
                </>
              )}
              {until !== undefined && (
                <>
                  {' '}
                  until <Instant at={until} />
                </>
              )}{' '}
              <span className={classes.soft}>
                by <HostileText text={who} most={60} />, position {position}
              </span>
              {reason !== undefined && (
                <>
                  <br />
                  <HostileText text={reason} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
