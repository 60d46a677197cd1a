import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { kinds, kindsTold } from './kinds';
import type { Timeline } from './facts';
import classes from './timeline.module.css';

/** Longer than any summary. */
const WHOLE = 400;

/** The same as the drawing, for whoever would rather read it, or has it read. */
export function TimelineTable({ told: { events, buckets } }: { readonly told: Timeline }) {
  return (
    <details className={classes.table}>
      <summary>The same as a table</summary>
      <div className={classes.scroll} role="region" aria-label="The timeline as a table" tabIndex={0}>
        {events === null ? <Counted buckets={buckets} /> : <Each events={events} />}
      </div>
    </details>
  );
}

function Each({ events }: { readonly events: NonNullable<Timeline['events']> }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Position</th>
          <th scope="col">When</th>
          <th scope="col">Kind</th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ position, at, kind, summary }) => (
          <tr key={position}>
            <th scope="row">{position}</th>
            <td>
              <Instant at={at} precise />
            </td>
            <td>{kindsTold[kind].word}</td>
            <td>
              <HostileText text={summary} most={WHOLE} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counted({ buckets }: { readonly buckets: Timeline['buckets'] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">From</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              {kindsTold[kind].word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ at, counts }) => (
          <tr key={at}>
            <th scope="row">
              <Instant at={at} />
            </th>
            {kinds.map((kind) => (
              <td key={kind} className={classes.number}>
                {counts[kind] ?? 0}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
