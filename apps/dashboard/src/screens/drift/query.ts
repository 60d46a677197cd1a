import { useInfiniteQuery } from '@tanstack/react-query';
import type { Answered } from '../../api/answered';
import { answered } from '../../api/answered';
import { client } from '../../api/client';
import { momentOf } from '../../api/moment-of';
import { useAnswer } from '../../api/use-answer';
import type { Finding } from './facts';
import type { DriftSearch } from './search';
import { listedBy } from './search';

const FINDINGS_A_PAGE = 200;
const tables = ['findings', 'detector_status'];

interface FindingsPage {
  readonly items: readonly Finding[];
  readonly next: string | null;
}

/** The findings that are looked for, a page at a time. */
export function useFindings(project: string, search: DriftSearch, at: string | undefined) {
  const filters = { ...listedBy(search, at !== undefined), ...momentOf(at) };
  return useInfiniteQuery({
    queryKey: [project, 'drift', 'findings', filters],
    meta: { tables: at === undefined ? ['findings'] : [] },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ data }: Answered<FindingsPage>) => data.next ?? undefined,
    queryFn: async ({ pageParam: cursor, signal }): Promise<Answered<FindingsPage>> =>
      answered(
        await client.GET('/v1/projects/{project}/findings', {
          params: {
            path: { project },
            query: { ...filters, limit: FINDINGS_A_PAGE, ...(cursor !== undefined && { cursor }) },
          },
          signal,
        }),
      ),
  });
}

export function useFinding(project: string, findingId: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['drift', 'finding', findingId],
    tables,
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/findings/{findingId}', {
        params: { path: { project, findingId }, query: momentOf(at) },
        signal,
      }),
  });
}

/** What capturing the finding would propose; nothing is proposed by looking. */
export function useCapture(project: string, findingId: string) {
  return useAnswer({
    project,
    key: ['drift', 'capture', findingId],
    tables,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/findings/{findingId}/capture', {
        params: { path: { project, findingId } },
        signal,
      }),
  });
}

/** What reverting the finding would change, and who would do it. */
export function useRevert(project: string, findingId: string) {
  return useAnswer({
    project,
    key: ['drift', 'revert', findingId],
    tables,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/findings/{findingId}/revert', {
        params: { path: { project, findingId } },
        signal,
      }),
  });
}
