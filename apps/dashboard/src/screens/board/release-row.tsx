import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { PromoteRelease } from './actions/promote-release';
import type { Release } from './facts';
import classes from './release-matrix.module.css';
import type { BoardFacts } from './use-board';
import { WhatMoved } from './what-moved';

interface Props {
  readonly release: Release;
  readonly index: number;
  readonly rowIndex: number;
  readonly measure: (row: Element | null) => void;
  readonly facts: BoardFacts;
  readonly isChosen: boolean;
  readonly onChoose: (alias: string) => void;
}

/** Drawn again only when something about it is another: a key that is pressed changes two rows, whatever stands around them. */
export const ReleaseRow = memo(function ReleaseRow(props: Props) {
  const { release, index, rowIndex, measure, facts, isChosen, onChoose } = props;
  const { alias, releaseId, where } = release;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={rowIndex} data-chosen={isChosen || undefined}>
      <th scope="row">
        <UnstyledButton className={classes.alias} aria-pressed={isChosen} onClick={() => onChoose(alias)}>
          <HostileText text={alias} most={40} />
        </UnstyledButton>{' '}
        <Digest value={releaseId} of="release id" head={6} />
        {isChosen && !facts.isPast && <PromoteRelease release={release} facts={facts} />}
      </th>
      <td className={classes.moved}>
        <WhatMoved moved={release.moved} />
      </td>
      {facts.states.map((state) => (
        <td key={state}>
          <Cell state={state} release={release} facts={facts} />
        </td>
      ))}
      <td>
        {where.length === 0 ? (
          <span className={classes.soft}>nowhere</span>
        ) : (
          where.map((one) => one.environment).join(', ')
        )}
      </td>
      <td>
        <Opens release={release} facts={facts} />
      </td>
    </tr>
  );
});

/** The plan of its way that is under way, else everything about it. */
function Opens({ release: { alias, releaseId }, facts }: Pick<Props, 'release' | 'facts'>) {
  const { project, environments } = facts;
  const promotion = environments.flatMap(({ promotions }) => promotions).find((one) => one.releaseId === releaseId);
  const keeps = (before: { readonly at?: string }) => (before.at === undefined ? {} : { at: before.at });
  return promotion === undefined ? (
    <Link to="/p/$project/releases/$release" params={{ project, release: alias }} search={keeps}>
      open<VisuallyHidden> {alias}</VisuallyHidden> ›
    </Link>
  ) : (
    <Link
      to="/p/$project/promotions/$promotionId"
      params={{ project, promotionId: promotion.promotionId }}
      search={keeps}
    >
      open plan<VisuallyHidden> of {alias}</VisuallyHidden> ›
    </Link>
  );
}

interface CellProps {
  readonly state: string;
  readonly release: Release;
  readonly facts: BoardFacts;
}

function Cell({ state, release: { states, releaseId }, facts: { standings } }: CellProps) {
  const reached = states.find((one) => one.state === state);
  if (reached !== undefined) {
    return (
      <span className={classes.reached}>
        <span aria-hidden="true">✓ </span>
        <VisuallyHidden>reached </VisuallyHidden>
        <Instant at={reached.at} brief />
      </span>
    );
  }
  const gates = standings.get(releaseId)?.states.find((one) => one.state === state)?.gates ?? [];
  const lacking = gates.filter(({ holds, mode }) => !holds && mode !== 'warn');
  if (lacking.length === 0) {
    return (
      <span className={classes.soft}>
        <span aria-hidden="true">·</span>
        <VisuallyHidden>not reached</VisuallyHidden>
      </span>
    );
  }
  const [first] = lacking;
  return (
    <span title={lacking.map(({ gate, because }) => `${gate}: ${because}`).join('\n')}>
      <StateBadge state="waiting">
        {first?.gate}
        {lacking.length > 1 && ` + ${String(lacking.length - 1)}`}
      </StateBadge>
    </span>
  );
}
