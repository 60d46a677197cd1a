import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Instant } from '../../../parts/instant';
import { symbols } from '../../../parts/state';
import { shortText } from '../../../parts/visible-text';
import { useChange } from '../use-change';
import classes from './calendar.module.css';
import type { Entry } from './entry';
import type { TimeWindow, Zoom } from './time-window';
import { barIn } from './time-window';

interface Props {
  readonly window: TimeWindow;
  readonly zoom: Zoom;
  /** In milliseconds; undefined where nobody knows. */
  readonly today: number | undefined;
  readonly entries: readonly Entry[];
  readonly chosen: string | undefined;
}

/** Bars over the days: how long each exception and freeze lasts. */
export function Chart({ window, zoom, today, entries, chosen }: Props) {
  const line = today === undefined ? undefined : barIn(window, today, today);
  return (
    <div className={classes.chart}>
      <div className={classes.days} data-zoom={zoom} aria-hidden="true">
        {window.ticks.map(({ at, label }) => (
          <span key={at} style={{ left: `${String(barIn(window, at, at)?.left ?? 0)}%` }}>
            {label}
          </span>
        ))}
      </div>
      <ul aria-label="Exceptions and freezes">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} window={window} today={line?.left} isChosen={entry.id === chosen} />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly window: TimeWindow;
  readonly today: number | undefined;
  readonly isChosen: boolean;
}

function Row({ entry, window, today, isChosen }: RowProps) {
  const change = useChange();
  const { id, what, where, state, word, from, until, recurs } = entry;
  const bar = barIn(window, Date.parse(from), Date.parse(until));
  return (
    <li>
      <UnstyledButton
        className={classes.row}
        aria-current={isChosen || undefined}
        onClick={() => {
          change({ chosen: id });
        }}
      >
        <span className={classes.label}>
          <bdi>{shortText(what, 48)}</bdi>
          <span className={classes.where}>
            <bdi>{shortText(where, 40)}</bdi>
          </span>
        </span>
        <span className={classes.track}>
          {window.ticks.map(({ at }) => (
            <span key={at} className={classes.tick} style={{ left: `${String(barIn(window, at, at)?.left ?? 0)}%` }} />
          ))}
          {bar !== undefined && (
            <span
              className={classes.bar}
              data-state={state}
              data-recurs={recurs !== undefined || undefined}
              data-cut-before={bar.isCutBefore || undefined}
              data-cut-after={bar.isCutAfter || undefined}
              style={{ left: `${String(bar.left)}%`, width: `${String(bar.width)}%` }}
            >
              <span aria-hidden="true">{symbols[state]}</span> <span className={classes.word}>{word}</span>
            </span>
          )}
          {today !== undefined && <span className={classes.today} style={{ left: `${String(today)}%` }} />}
        </span>
        <VisuallyHidden>
          , from <Instant at={from} /> until <Instant at={until} />
        </VisuallyHidden>
      </UnstyledButton>
    </li>
  );
}
