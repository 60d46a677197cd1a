import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import classes from './ledger.module.css';
import type { LedgerEvent } from './query';

/** Longer than any summary. */
const WHOLE = 400;

interface Props {
  readonly event: LedgerEvent;
  readonly index: number;
  /** -1 while nobody knows how many there are. */
  readonly count: number;
  readonly measure: (row: Element | null) => void;
  readonly isChosen: boolean;
  readonly onChoose: (position: string) => void;
}

export const EventRow = memo(function EventRow({ event, index, count, measure, isChosen, onChoose }: Props) {
  const { position, recordedAt, actor, type, summary } = event;
  return (
    <li ref={measure} data-index={index} aria-posinset={index + 1} aria-setsize={count}>
      <UnstyledButton
        className={classes.event}
        aria-current={isChosen || undefined}
        onClick={() => {
          onChoose(position);
        }}
      >
        <span className={classes.position}>{position}</span>
        <span className={classes.summary}>
          <HostileText text={summary} most={WHOLE} />
        </span>
        <span className={classes.type}>
          <code>{type}</code>
        </span>
        <span className={classes.actor}>
          <HostileText text={actor.id} most={WHOLE} />
        </span>
        <span className={classes.when}>
          <Instant at={recordedAt} />
        </span>
      </UnstyledButton>
    </li>
  );
});
