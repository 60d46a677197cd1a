import type { components } from '@ledgerline/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answered } from '../../api/answered';
import { client } from '../../api/client';
import { momentOf } from '../../api/moment-of';
import { useAnswer } from '../../api/use-answer';

type Schemas = components['schemas'];
export type Dossier = Schemas['ReleaseDossier'];
export type Listed = Schemas['ReleaseListed'];
export type Story = Schemas['ReleaseStory'];

const A_PAGE = 50;

/** The newest first, a page at a time. */
export function useReleases(project: string, at: string | undefined) {
  return useInfiniteQuery({
    queryKey: [project, 'releases', at ?? 'now'],
    meta: { tables: at === undefined ? ['release_dossier', 'release_places'] : [] },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ data }: { readonly data: Schemas['Releases'] }) => data.next ?? undefined,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { limit: A_PAGE, ...(cursor !== undefined && { cursor }), ...momentOf(at) };
      return answered(
        await client.GET('/v1/projects/{project}/releases', { params: { path: { project }, query }, signal }),
      );
    },
  });
}

export function useDossier(project: string, ref: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['release', ref],
    tables: ['release_dossier', 'builds', 'release_places', 'migration_registrations'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/releases/{ref}', {
        params: { path: { project, ref }, query: momentOf(at) },
        signal,
      }),
  });
}

export function useStory(project: string, ref: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['release', ref, 'story'],
    tables: ['promotion_board', 'release_dossier', 'release_standing', 'audit_history'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/releases/{ref}/story', {
        params: { path: { project, ref }, query: momentOf(at) },
        signal,
      }),
  });
}
