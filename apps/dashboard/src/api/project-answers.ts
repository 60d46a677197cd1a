import { client } from './client';
import { momentOf } from './moment-of';
import { useAnswer } from './use-answer';

const MOST_LISTED = 200;
const UNDER_WAY = 'requested,gated,authorized,rolling-out';
const NOT_CLOSED = 'open,acknowledged,capture-proposed,revert-requested,excepted';

/** What several screens ask of a project. The same question is asked once, however many of them show the answer. */
export function useEnvironments(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['environments'],
    tables: ['environment_state', 'project_configuration', 'automation'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/environments', { params: { path: { project }, query: momentOf(at) }, signal }),
  });
}

export function useConfiguration(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['configuration'],
    tables: ['project_configuration'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/configuration', {
        params: { path: { project }, query: momentOf(at) },
        signal,
      }),
  });
}

/** Of now: of another time nobody tells. */
export function useDetectors(project: string, enabled: boolean) {
  return useAnswer({
    project,
    key: ['detectors'],
    tables: ['detector_status', 'project_configuration', 'findings'],
    enabled,
    ask: (signal) => client.GET('/v1/projects/{project}/detectors', { params: { path: { project } }, signal }),
  });
}

/** Promotions that have not ended, or had not. */
export function usePromotionsUnderWay(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['promotions', 'under-way'],
    tables: ['promotion_board'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/promotions', {
        params: { path: { project }, query: { status: UNDER_WAY, limit: MOST_LISTED, ...momentOf(at) } },
        signal,
      }),
  });
}

/** The first page of the findings that are not closed, or were not. */
export function useFindingsNotClosed(project: string, at: string | undefined, enabled = true) {
  return useAnswer({
    project,
    key: ['findings', 'not-closed'],
    tables: ['findings'],
    at,
    enabled,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/findings', {
        params: { path: { project }, query: { status: NOT_CLOSED, limit: MOST_LISTED, ...momentOf(at) } },
        signal,
      }),
  });
}

/** How many findings there are now, by whatever they are looked for by. */
export function useFindingCounts(project: string, enabled = true) {
  return useAnswer({
    project,
    key: ['findings', 'counts'],
    tables: ['findings'],
    enabled,
    ask: (signal) => client.GET('/v1/projects/{project}/finding-counts', { params: { path: { project } }, signal }),
  });
}
