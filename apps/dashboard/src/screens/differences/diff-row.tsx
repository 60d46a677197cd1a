import { Button, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { ValueText } from '../../parts/value-text';
import { useAt } from '../../shell/moment';
import { ClassificationBadge } from '../../parts/classification-badge';
import classes from './differences.module.css';
import type { Difference } from './facts';
import { useOpenFinding } from './use-open-finding';

interface Props {
  readonly difference: Difference;
  readonly index: number;
  readonly isChosen: boolean;
  readonly measure: (row: Element | null) => void;
  readonly onChoose: (difference: Difference) => void;
  readonly onPropose: (difference: Difference) => void;
}

export const DiffRow = memo(function DiffRow(props: Props) {
  const { difference, index, isChosen, measure, onChoose, onPropose } = props;
  const { kind, key, from, to, classification } = difference;
  const isPast = useAt() !== undefined;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} data-chosen={isChosen || undefined}>
      <td className={classes.soft}>{kind}</td>
      <th scope="row">
        <UnstyledButton className={classes.key} aria-pressed={isChosen} onClick={() => onChoose(difference)}>
          <HostileText text={key} most={120} />
        </UnstyledButton>
      </th>
      <td>
        <ValueText value={from} most={120} />
      </td>
      <td>
        <ValueText value={to} most={120} />
      </td>
      <td>
        <ClassificationBadge of={classification} /> <Why difference={difference} />
        {isChosen && !isPast && kind === 'configuration' && (
          <div className={classes.acts}>
            <Button size="compact-sm" variant="default" onClick={() => onPropose(difference)}>
              Propose variance…
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
});

function Why({ difference }: { readonly difference: Difference }) {
  const { reason, owner, declared = [], rule, findingId, since, until, by, exceptionId } = difference;
  const openFinding = useOpenFinding();
  return (
    <>
      {owner !== undefined && (
        <>
          <HostileText text={owner} most={60} />:{' '}
        </>
      )}
      <HostileText text={reason} />
      {rule !== undefined && <code className={classes.soft}> {rule}</code>}
      {declared.map(({ environment, since: effective, proposedBy, reviewedBy = [] }) => (
        <span key={environment} className={classes.declared}>
          {environment}
          {proposedBy !== undefined && `: proposed by ${proposedBy}`}
          {reviewedBy.length > 0 && `, reviewed by ${reviewedBy.join(', ')}`}
          {effective !== undefined && (
            <>
              , since <Instant at={effective} />
            </>
          )}
        </span>
      ))}
      {until !== undefined && (
        <>
          {' '}
          until <Instant at={until} />
        </>
      )}
      {by !== undefined && (
        <>
          {' '}
          by <HostileText text={by} most={60} />
        </>
      )}
      {exceptionId !== undefined && <span className={classes.soft}> {exceptionId}</span>}{' '}
      {findingId !== undefined && (
        <UnstyledButton
          className={classes.finding}
          onClick={() => {
            openFinding(findingId);
          }}
        >
          {findingId}
          {since !== undefined && (
            <>
              , open since <Instant at={since} />
            </>
          )}{' '}
          ›
        </UnstyledButton>
      )}
    </>
  );
}
