import { Button, UnstyledButton } from '@mantine/core';
import { Card } from '../../parts/card';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import type { TimelineEvent } from './kinds';
import { kindsTold } from './kinds';
import type { Timeline } from './facts';
import { Rerun } from './rerun';
import classes from './time.module.css';
import { useChange } from './use-change';

/** Longer than any summary. */
const WHOLE = 400;
/** An authorisation is a decision that can be made once more. */
const DECIDED = 'promotion.authorized';

interface Props {
  readonly told: Timeline;
  /** Position of the event that is the moment. */
  readonly chosen: string | undefined;
  /** The decision that is run again. */
  readonly run: string | undefined;
}

/** The events up to the moment, and those behind it. */
export function Around({ told: { before, after }, chosen, run }: Props) {
  return (
    <Card title="What happened around it">
      {before.length + after.length === 0 ? (
        <p className={classes.soft}>Nothing of the kinds that are shown.</p>
      ) : (
        <ol className={classes.events} aria-label="Events around the moment">
          {before.map((event) => (
            <Row key={event.position} event={event} isChosen={event.position === chosen} run={run} />
          ))}
          <li className={classes.moment} aria-label="the moment">
            <span aria-hidden="true">▲ before · after ▼</span>
          </li>
          {after.map((event) => (
            <Row key={event.position} event={event} isChosen={false} isLater run={run} />
          ))}
        </ol>
      )}
    </Card>
  );
}

interface RowProps {
  readonly event: TimelineEvent;
  readonly isChosen: boolean;
  readonly isLater?: boolean;
  readonly run: string | undefined;
}

function Row({ event: { id, position, at, kind, type, summary, actor }, isChosen, isLater = false, run }: RowProps) {
  const change = useChange();
  const isRun = run === id;
  return (
    <li className={classes.event} data-later={isLater || undefined}>
      <UnstyledButton
        className={classes.row}
        aria-current={isChosen || undefined}
        onClick={() => {
          change({ at: position, run: undefined });
        }}
      >
        <span className={classes.position}>{position}</span>
        <span className={classes.when}>
          <Instant at={at} precise />
        </span>
        <span className={classes.symbol} data-kind={kind} aria-hidden="true">
          {kindsTold[kind].symbol}
        </span>
        <span className={classes.summary}>
          <HostileText text={summary} most={WHOLE} />
          <span className={classes.soft}>
            <code>{type}</code> · <HostileText text={actor} most={60} />
          </span>
        </span>
      </UnstyledButton>
      {type === DECIDED && (
        <div className={classes.decision}>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isRun}
            onClick={() => {
              change({ run: isRun ? undefined : id });
            }}
          >
            {isRun ? 'Close' : 'Run this decision again'}
          </Button>
          {isRun && <Rerun decisionId={id} />}
        </div>
      )}
    </li>
  );
}
