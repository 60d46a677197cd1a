import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answered } from '../../api/answered';
import { answered } from '../../api/answered';
import { client } from '../../api/client';
import { momentOf } from '../../api/moment-of';
import { useFindingCounts, useFindingsNotClosed } from '../../api/project-answers';
import { useAnswer } from '../../api/use-answer';
import type { Release, Standing } from './facts';
import type { FindingsIn } from './findings-in';
import { countedNow, countedThen } from './findings-in';

const RELEASES_A_PAGE = 50;
/** As many releases as one request for their standings may name. */
const STANDINGS_AT_ONCE = 25;

/** How many findings are open and how many excepted, by environment. */
export function useFindingsIn(project: string, at: string | undefined): FindingsIn | undefined {
  const now = useFindingCounts(project, at === undefined);
  // Of another time nobody counts them.
  const then = useFindingsNotClosed(project, at, at !== undefined);
  const [counts, listed] = [now.data?.data, then.data?.data];
  return useMemo(() => {
    if (at !== undefined) return listed && countedThen(listed);
    return counts && countedNow(counts);
  }, [at, counts, listed]);
}

/** A page of releases, and how far each of them has come. */
interface ReleasesPage {
  readonly releases: readonly Release[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly next: string | null;
}

/** The releases, the newest first, a page at a time. */
export function useReleases(project: string, at: string | undefined) {
  return useInfiniteQuery({
    queryKey: [project, 'board', 'releases', at ?? 'now'],
    meta: { tables: at === undefined ? ['release_dossier', 'release_places', 'release_standing'] : [] },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ data }: Answered<ReleasesPage>) => data.next ?? undefined,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { limit: RELEASES_A_PAGE, ...(cursor !== undefined && { cursor }), ...momentOf(at) };
      const page = answered(
        await client.GET('/v1/projects/{project}/releases', { params: { path: { project }, query }, signal }),
      );
      const { items: releases, next } = page.data;
      const standings = await standingsOf(project, releases, at, signal);
      return { ...page, data: { releases, standings, next } satisfies ReleasesPage };
    },
  });
}

async function standingsOf(
  project: string,
  releases: readonly Release[],
  at: string | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Standing>> {
  const ids = releases.map(({ releaseId }) => releaseId);
  const parts = Array.from({ length: Math.ceil(ids.length / STANDINGS_AT_ONCE) }, (_, part) =>
    ids.slice(part * STANDINGS_AT_ONCE, (part + 1) * STANDINGS_AT_ONCE).join(','),
  );
  const answers = await Promise.all(
    parts.map((of) =>
      client.GET('/v1/projects/{project}/standings', {
        params: { path: { project }, query: { releases: of, ...momentOf(at) } },
        signal,
      }),
    ),
  );
  return new Map(answers.flatMap(({ data }) => data?.items ?? []).map((one) => [one.releaseId, one] as const));
}

const HOUR_MS = 3_600_000;

/** What happened last, up to the moment. */
export function useJustNow(project: string, at: string | undefined) {
  const around = at?.includes('T') === true ? new Date(at).toISOString() : at;
  // Nothing is counted, so a short stretch will do; it is the same for an hour.
  const from = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS).toISOString();
  return useAnswer({
    project,
    key: ['just-now', from, around],
    tables: ['audit_history'],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/timeline', {
        params: { path: { project }, query: around === undefined ? { from } : { from, around } },
        signal,
      }),
  });
}
