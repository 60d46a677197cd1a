import { Button } from '@mantine/core';
import { useNextPage } from '../../api/use-next-page';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { Refused } from '../../parts/faces/refused';
import { Stale } from '../../parts/faces/stale';
import { useListKeys } from '../../parts/use-list-keys';
import { useWindowRows } from '../../parts/window-rows';
import { EventRow } from './event-row';
import classes from './ledger.module.css';
import { FilterBar } from './filter-bar';
import { useEvents } from './query';
import type { Filter } from './search';

const ROW_HEIGHT = 58;

interface Props {
  readonly project: string;
  readonly filter: Filter;
  readonly at: string | undefined;
  /** Position of the event that is open. */
  readonly chosen: string | undefined;
  readonly onChoose: (position: string) => void;
}

/** The events that the filters leave, the newest first. */
export function EventList(props: Props) {
  const { project, filter, at } = props;
  const found = useEvents(project, filter, at);
  return (
    <>
      <FilterBar filter={filter} error={found.older.error} />
      <Events {...props} found={found} />
    </>
  );
}

/** Of any number only those are drawn that are seen. */
function Events({
  project,
  filter,
  found,
  chosen,
  onChoose,
}: Props & { readonly found: ReturnType<typeof useEvents> }) {
  const { events, older, freshness } = found;
  const { isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = older;
  const rows = useWindowRows<HTMLOListElement>({
    count: events.length,
    height: ROW_HEIGHT,
    keyOf: (place) => events[place]?.position ?? place,
    onEnd: useNextPage(older),
  });
  const index = events.findIndex(({ position }) => position === chosen);
  useListKeys({
    count: events.length,
    index: index < 0 ? undefined : index,
    onMove: (to) => {
      const event = events[to];
      if (event !== undefined) onChoose(event.position);
      rows.scrollTo(to);
    },
  });
  if (events.length === 0 && isPending) return <Loading rows={8} height={ROW_HEIGHT - 12} />;
  if (events.length === 0) {
    return error === null ? (
      <NoEvents project={project} isNarrowed={Object.keys(filter).length > 0} />
    ) : (
      <Refused error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      {freshness !== undefined && <Stale of={freshness} />}
      <ol ref={rows.body} className={classes.events} aria-label="Events, the newest first">
        <Spacer height={rows.above} />
        {rows.items.map(({ index: place, key }) => {
          const event = events[place];
          if (event === undefined) return null;
          return (
            <EventRow
              key={key}
              event={event}
              index={place}
              count={hasNextPage ? -1 : events.length}
              measure={rows.measure}
              isChosen={event.position === chosen}
              onChoose={onChoose}
            />
          );
        })}
        <Spacer height={rows.below} />
      </ol>
      {hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older events
        </Button>
      )}
    </>
  );
}

function NoEvents({ project, isNarrowed }: { readonly project: string; readonly isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title="No event is like that">Take a filter away to see more.</Empty>
  ) : (
    <Empty title="Nothing has happened yet" command={`ledgerline apply --project ${project}`} />
  );
}

function Spacer({ height }: { readonly height: number }) {
  return height === 0 ? null : (
    <li aria-hidden="true" ref={(row) => row?.style.setProperty('height', `${String(height)}px`)} />
  );
}
