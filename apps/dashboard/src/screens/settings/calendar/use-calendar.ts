import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useExceptions, useFreezes } from '../query';
import { entryOfException, entryOfFreeze, inCalendarOrder } from './entry';
import type { Zoom } from './time-window';
import { barIn, beginningFor, windowOf } from './time-window';

/** As many as are drawn. */
const MOST = 200;

/** What the calendar shows, from what stands in the address; now, or as of then. */
export function useCalendar(project: string, at: string | undefined) {
  const search = useSearch({ from: '/p/$project/settings' });
  // Nobody here knows when a position was.
  const today = at === undefined ? Date.now() : at.includes('T') ? Date.parse(at) : undefined;
  const { chosen, from: beginning = beginningFor(new Date(today ?? Date.now())), all = false } = search;
  const zoom: Zoom = search.zoom ?? 'month';
  const exceptions = useExceptions(project, at);
  const freezes = useFreezes(project, at);
  const window = useMemo(() => windowOf(beginning, zoom), [beginning, zoom]);
  const frozen = useMemo(() => freezes.data?.pages.flatMap(({ data }) => data.items) ?? [], [freezes.data]);
  const entries = useMemo(() => {
    const waived = exceptions.data?.pages.flatMap(({ data }) => data.items) ?? [];
    return inCalendarOrder([...frozen.map(entryOfFreeze), ...waived.map(entryOfException)]);
  }, [frozen, exceptions.data]);
  const shown = useMemo(
    () =>
      entries
        .filter(({ isOver }) => all || !isOver)
        .filter(({ from, until }) => barIn(window, Date.parse(from), Date.parse(until)) !== undefined)
        .slice(0, MOST),
    [entries, all, window],
  );
  const found = shown.findIndex(({ id }) => id === chosen);
  const entry = shown[found];
  return {
    ...{ today, beginning, zoom, all, window, exceptions, freezes, entries, shown, entry },
    index: found < 0 ? undefined : found,
    freeze: frozen.find(({ freezeId }) => freezeId === entry?.id),
    isPending: exceptions.isPending || freezes.isPending,
    failed: exceptions.error ?? freezes.error,
  };
}
