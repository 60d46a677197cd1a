import { Kbd } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { Empty } from '../../parts/faces/empty';
import { HostileText } from '../../parts/hostile-text';
import { useListKeys } from '../../parts/use-list-keys';
import { SpacerRow, useWindowRows } from '../../parts/window-rows';
import { useAt } from '../../shell/moment';
import { DiffRow } from './diff-row';
import classes from './differences.module.css';
import type { Diff, Difference } from './facts';
import { nameOf } from './narrow';
import { ProposeVariance } from './propose-variance';
import { useChange } from './use-change';
import { useOpenFinding } from './use-open-finding';

const ROW_HEIGHT = 46;

interface Props {
  readonly diff: Diff;
  /** Those that are looked for. */
  readonly differences: readonly Difference[];
}

export function DiffTable({ diff, differences }: Props) {
  const chosen = useSearch({ from: '/p/$project/differences', select: (search) => search.chosen });
  const change = useChange();
  const openFinding = useOpenFinding();
  const choose = useCallback(
    (difference: Difference) => {
      change({ chosen: nameOf(difference) });
    },
    [change],
  );
  const rows = useWindowRows<HTMLDivElement>({ count: differences.length, height: ROW_HEIGHT });
  const [proposed, setProposed] = useState<Difference | undefined>();
  const found = differences.findIndex((one) => nameOf(one) === chosen);
  const current = differences[found];
  const isPast = useAt() !== undefined;
  useListKeys({
    count: proposed === undefined ? differences.length : 0,
    index: found < 0 || proposed !== undefined ? undefined : found,
    onMove: (index) => {
      const next = differences[index];
      if (next !== undefined) change({ chosen: nameOf(next) });
      rows.scrollTo(index);
    },
    letters: {
      p: () => {
        if (current?.kind === 'configuration' && !isPast) setProposed(current);
      },
      o: () => {
        if (current?.findingId !== undefined) openFinding(current.findingId);
      },
    },
  });
  if (differences.length === 0)
    return <Empty title="None of the differences is so">With other filters there are some.</Empty>;
  return (
    <>
      <div ref={rows.body} className={classes.scroll} role="region" aria-label="Differences" tabIndex={0}>
        <table className={classes.table} aria-rowcount={differences.length + 1}>
          <thead>
            <tr>
              <th scope="col">Domain</th>
              <th scope="col">What</th>
              <th scope="col">
                <HostileText text={diff.from.name} most={40} />
              </th>
              <th scope="col">
                <HostileText text={diff.to.name} most={40} />
              </th>
              <th scope="col">Why they differ</th>
            </tr>
          </thead>
          <tbody>
            <SpacerRow height={rows.above} />
            {rows.items.map(({ index }) => {
              const difference = differences[index];
              return difference === undefined ? null : (
                <DiffRow
                  key={`${nameOf(difference)} ${String(index)}`}
                  difference={difference}
                  index={index}
                  measure={rows.measure}
                  isChosen={index === found}
                  onChoose={choose}
                  onPropose={setProposed}
                />
              );
            })}
            <SpacerRow height={rows.below} />
          </tbody>
        </table>
      </div>
      <p className={classes.keys}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> move <Kbd>P</Kbd> propose variance <Kbd>O</Kbd> open the finding
      </p>
      {proposed !== undefined && (
        <ProposeVariance
          difference={proposed}
          diff={diff}
          onClose={() => {
            setProposed(undefined);
          }}
        />
      )}
    </>
  );
}
