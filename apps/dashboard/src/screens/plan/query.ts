import { client } from '../../api/client';
import { useAnswer } from '../../api/use-answer';
import type { PlanSearch } from './plan-search';

export function usePromotion(project: string, promotionId: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['promotion', promotionId],
    tables: ['promotion_board', 'api_keys', 'environment_state'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/promotions/{promotionId}', {
        params: { path: { project, promotionId }, query: at === undefined ? {} : { at } },
        signal,
      }),
  });
}

/** The plan as it would be made now; asked for once both are chosen. */
export function usePreview(project: string, { release = '', to = '', kind }: PlanSearch, isPast: boolean) {
  return useAnswer({
    project,
    key: ['plan', release, to, kind],
    tables: ['release_standing', 'environment_state', 'overlay_proposals', 'project_configuration', 'release_dossier'],
    enabled: release !== '' && to !== '' && !isPast,
    ask: (signal) =>
      client.POST('/v1/projects/{project}/plans', {
        params: { path: { project } },
        body: { release, environment: to, ...(kind !== undefined && { kind }) },
        signal,
      }),
  });
}

/** The newest releases; an older one is named by hand. */
export function useReleaseNames(project: string) {
  return useAnswer({
    project,
    key: ['palette', 'releases'],
    tables: ['release_dossier'],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/releases', { params: { path: { project }, query: { limit: 200 } }, signal }),
  });
}
