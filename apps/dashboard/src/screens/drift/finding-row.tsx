import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import { shortText } from '../../parts/visible-text';
import type { Finding } from './facts';
import classes from './finding-list.module.css';
import { findingState } from './finding-state';

interface Props {
  readonly finding: Finding;
  readonly place: number;
  /** -1 while nobody knows how many there are. */
  readonly count: number;
  readonly start: number;
  readonly height: number;
  readonly isChosen: boolean;
  readonly onChoose: (findingId: string) => void;
}

export const FindingRow = memo(function FindingRow(props: Props) {
  const { finding, place, count, start, height, isChosen, onChoose } = props;
  const { findingId, environment, difference, openedAt, assignee, flapping, snoozedUntil } = finding;
  const { state, word } = findingState(finding);
  return (
    <li
      className={classes.row}
      style={{ height, transform: `translateY(${String(start)}px)` }}
      aria-posinset={place + 1}
      aria-setsize={count}
      data-chosen={isChosen || undefined}
    >
      <UnstyledButton
        className={classes.open}
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => onChoose(findingId)}
      >
        <span className={classes.first}>
          <StateBadge state={state}>{word}</StateBadge> <strong>{findingId}</strong>
          {finding.status === 'acknowledged' && <span className={classes.soft}>seen</span>}
          {flapping && <span className={classes.soft}>comes and goes</span>}
          {assignee !== undefined && <bdi className={classes.soft}>{shortText(assignee.id, 24)}</bdi>}
        </span>
        <bdi className={classes.what}>{shortText(`${difference.resource} ${difference.path}`, 120)}</bdi>
        <span className={classes.where}>
          {environment}
          <span className={classes.soft}>{shortText(difference.domain, 24)}</span>
        </span>
        <span className={classes.age}>
          <Instant at={openedAt} relative />
        </span>
        <span className={classes.due}>
          <Due finding={finding} snoozedUntil={snoozedUntil} />
        </span>
      </UnstyledButton>
    </li>
  );
});

function Due({ finding, snoozedUntil }: { readonly finding: Finding; readonly snoozedUntil: string | undefined }) {
  const { deadline, escalatedAt, until, status } = finding;
  if (status === 'excepted' && until !== undefined) {
    return (
      <>
        until <Instant at={until} />
      </>
    );
  }
  if (escalatedAt !== undefined) return <strong className={classes.overdue}>overdue</strong>;
  if (snoozedUntil !== undefined) {
    return (
      <>
        snoozed until <Instant at={snoozedUntil} />
      </>
    );
  }
  return deadline === undefined ? <span className={classes.soft}>none</span> : <Instant at={deadline} relative />;
}
