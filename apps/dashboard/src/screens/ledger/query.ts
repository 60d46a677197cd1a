import type { components } from '@ledgerline/api-client';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '../../api/answered';
import type { Answered } from '../../api/answered';
import { client } from '../../api/client';
import { useAnswer } from '../../api/use-answer';
import { inOrder } from './in-order';
import type { Filter } from './search';

export type LedgerEvent = components['schemas']['HistoryEvent'];
export type EventChain = components['schemas']['EventChain'];
type EventsPage = components['schemas']['History'];

const EVENTS_A_PAGE = 100;
/** When so many are newer than what was read first, it is read again. */
const MOST_NEWER = 200;
const PROGRESS_EVERY_MS = 5_000;

interface Asked extends Filter {
  readonly cursor?: string | undefined;
  readonly since?: string | undefined;
  readonly at?: string | undefined;
  readonly order?: 'newest';
  readonly limit: number;
}

/** Without what the events say: that is asked for where one is open. */
function askForEvents(project: string, asked: Asked, signal: AbortSignal) {
  const told = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return client.GET('/v1/projects/{project}/history', {
    params: { path: { project }, query: { ...told, data: 'false' } },
    signal,
  });
}

/** The events, the newest first, a page at a time. What stands in the ledger never changes: only what is newer is asked again. */
export function useEvents(project: string, filter: Filter, at: string | undefined) {
  const older = useInfiniteQuery({
    queryKey: [project, 'ledger', 'events', filter, at ?? 'now'],
    meta: { tables: [] },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ data }: Answered<EventsPage>) => data.next ?? undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      answered(await askForEvents(project, { ...filter, at, cursor, limit: EVENTS_A_PAGE, order: 'newest' }, signal)),
  });
  const [first] = older.data?.pages ?? [];
  const newer = useNewer(project, filter, at === undefined ? first : undefined);
  const pages = older.data?.pages.map(({ data }) => data.items) ?? [];
  return { older, freshness: newer ?? first, events: inOrder(pages, newer?.data.items ?? []) };
}

/** What has come since that page was read. */
function useNewer(project: string, filter: Filter, first: Answered<EventsPage> | undefined) {
  const queries = useQueryClient();
  const since = first?.data.items.at(0)?.position ?? first?.position;
  const { data, isPlaceholderData } = useAnswer({
    project,
    key: ['ledger', 'newer', filter, since],
    tables: ['audit_history'],
    enabled: first !== undefined,
    ask: (signal) => askForEvents(project, { ...filter, since, limit: MOST_NEWER }, signal),
  });
  const isCurrent = first !== undefined && !isPlaceholderData;
  const isFarBehind = isCurrent && typeof data?.data.next === 'string';
  useEffect(() => {
    if (isFarBehind) void queries.resetQueries({ queryKey: [project, 'ledger', 'events'] });
  }, [isFarBehind, queries, project]);
  return isCurrent ? data : undefined;
}

/** One event with everything that it says, and the chain that it stands in. */
export function useEvent(project: string, position: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['ledger', 'event', position],
    tables: ['audit_history'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/history/{position}', {
        params: { path: { project, position }, query: at === undefined ? {} : { at } },
        signal,
      }),
  });
}

/** How far each projection has come, now. */
export function useProjections() {
  return useQuery({
    queryKey: ['projections'],
    queryFn: async ({ signal }) => answered(await client.GET('/health/ready', { signal })),
    refetchInterval: PROGRESS_EVERY_MS,
  });
}
