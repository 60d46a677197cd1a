import { client } from '../../api/client';
import { momentOf } from '../../api/moment-of';
import { useAnswer } from '../../api/use-answer';
import type { AskedSide } from './side';
import { askedOf } from './side';

/** How two sides differ; one that says nothing of a moment is as of `at`. */
export function useDiff(project: string, from: AskedSide, to: AskedSide, at: string | undefined) {
  return useAnswer({
    project,
    key: ['differences', from, to],
    tables: [
      'environment_state',
      'project_configuration',
      'overlay_proposals',
      'findings',
      'promotion_board',
      'release_dossier',
      'audit_history',
      'exceptions',
    ],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/diff', {
        params: { path: { project }, query: { ...askedOf(from, to), ...momentOf(at) } },
        signal,
      }),
  });
}

/** What can be compared by its name. */
export function useNames(project: string, at: string | undefined) {
  const environments = useAnswer({
    project,
    key: ['environments'],
    tables: ['environment_state', 'project_configuration', 'automation'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/environments', { params: { path: { project }, query: momentOf(at) }, signal }),
  });
  const releases = useAnswer({
    project,
    key: ['differences', 'releases'],
    tables: ['release_dossier'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/releases', {
        params: { path: { project }, query: { limit: 50, ...momentOf(at) } },
        signal,
      }),
  });
  return {
    environments: environments.data?.data.items ?? [],
    releases: (releases.data?.data.items ?? []).map(({ alias }) => alias),
  };
}

/** The environment's own values, as they are in force. */
export function useOverlay(project: string, environment: string) {
  return useAnswer({
    project,
    key: ['differences', 'overlay', environment],
    tables: ['overlay_proposals'],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/environments/{environment}/overlay', {
        params: { path: { project, environment } },
        signal,
      }),
  });
}
