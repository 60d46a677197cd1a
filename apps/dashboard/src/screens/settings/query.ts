import { useInfiniteQuery } from '@tanstack/react-query';
import type { Answered } from '../../api/answered';
import { answered } from '../../api/answered';
import { client } from '../../api/client';
import { momentOf } from '../../api/moment-of';
import { useAnswer } from '../../api/use-answer';
import type { ApiKey, Exception, Freeze } from './facts';

const A_PAGE = 200;
/** Promotions that a lifted freeze would let go on, at the most. */
const MOST_WAITING = 50;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export function useProjectFile(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['settings', 'file'],
    tables: ['project_configuration'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/configuration/file', {
        params: { path: { project }, query: momentOf(at) },
        signal,
      }),
  });
}

export function useVariance(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['settings', 'variance'],
    tables: ['overlay_proposals', 'project_configuration'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/variance', { params: { path: { project }, query: momentOf(at) }, signal }),
  });
}

/** What waits to enter environments; a lifted freeze lets it go on. */
export function useWaiting(project: string) {
  return useAnswer({
    project,
    key: ['settings', 'waiting'],
    tables: ['promotion_board'],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/promotions', {
        params: { path: { project }, query: { status: 'requested,gated,authorized', limit: MOST_WAITING } },
        signal,
      }),
  });
}

/** Pages of a list, the newest first, asked again when the table changes; with an instant as of then. */
function usePages<Item>(
  project: string,
  table: string,
  at: string | undefined,
  ask: (
    page: { limit: number; cursor?: string; at?: string },
    signal: AbortSignal,
  ) => Promise<{ readonly data?: Page<Item>; readonly response: Response }>,
) {
  return useInfiniteQuery({
    queryKey: [project, 'settings', table, at ?? 'now'],
    meta: { tables: at === undefined ? [table] : [] },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ data }: Answered<Page<Item>>) => data.next ?? undefined,
    queryFn: async ({ pageParam: cursor, signal }): Promise<Answered<Page<Item>>> =>
      answered(await ask({ limit: A_PAGE, ...(cursor !== undefined && { cursor }), ...momentOf(at) }, signal)),
  });
}

export const useExceptions = (project: string, at: string | undefined) =>
  usePages<Exception>(project, 'exceptions', at, (query, signal) =>
    client.GET('/v1/projects/{project}/exceptions', { params: { path: { project }, query }, signal }),
  );

export const useFreezes = (project: string, at: string | undefined) =>
  usePages<Freeze>(project, 'freezes', at, (query, signal) =>
    client.GET('/v1/projects/{project}/freezes', {
      params: { path: { project }, query: { ...query, all: 'true' } },
      signal,
    }),
  );

export const useApiKeys = (project: string) =>
  usePages<ApiKey>(project, 'api_keys', undefined, (query, signal) =>
    client.GET('/v1/projects/{project}/api-keys', { params: { path: { project }, query }, signal }),
  );
