import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { Refused } from '../../parts/faces/refused';
import { Stale } from '../../parts/faces/stale';
import { useProject } from '../../shell/moment';
import type { Finding } from './facts';
import classes from './finding-list.module.css';
import { FindingRow } from './finding-row';
import type { useFindings } from './query';
import { useChange } from './use-change';

const ROW_HEIGHT = 66;

interface Props {
  readonly findings: ReturnType<typeof useFindings>;
  readonly items: readonly Finding[];
  readonly index: number | undefined;
}

/** The findings that are looked for. Only those that are seen are drawn, and the next page is asked for before its end. */
export function FindingList({ findings, items, index }: Props) {
  const project = useProject();
  const change = useChange();
  const choose = useCallback(
    (finding: string) => {
      change({ finding });
    },
    [change],
  );
  const { data, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = findings;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => scroll.current,
    overscan: 8,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    if (index !== undefined) rows.scrollToIndex(index, { align: 'auto' });
    // Only when another one is chosen: what is appended scrolls nothing.
  }, [index, rows]);
  if (isPending || (items.length === 0 && hasNextPage)) return <Loading rows={6} height={ROW_HEIGHT - 14} />;
  if (items.length === 0) {
    return error === null ? (
      <Empty
        title="Nothing here is otherwise than declared"
        command={`ledgerline drift list --project ${project} --all`}
      >
        With other filters there may be. Detectors that have nothing to say are on the board.
      </Empty>
    ) : (
      <Refused error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className={classes.card}>
      {data?.pages[0] !== undefined && <Stale of={data.pages[0]} />}
      <div className={classes.head} aria-hidden="true">
        <span>Finding</span>
        <span>Where</span>
        <span>Open</span>
        <span>Deadline</span>
      </div>
      <div
        ref={scroll}
        className={classes.scroll}
        style={{ height: rows.getTotalSize() }}
        role="region"
        aria-label="Findings"
        tabIndex={0}
      >
        <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index: place, start }) => {
            const finding = items[place];
            return finding === undefined ? null : (
              <FindingRow
                key={`${finding.environment} ${finding.findingId}`}
                finding={finding}
                place={place}
                count={hasNextPage ? -1 : items.length}
                start={start}
                height={ROW_HEIGHT}
                isChosen={place === index}
                onChoose={choose}
              />
            );
          })}
        </ul>
      </div>
      {hasNextPage && (
        <Button variant="subtle" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {items.length.toLocaleString('en-GB')} read · more
        </Button>
      )}
    </div>
  );
}
