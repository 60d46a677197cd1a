import { client } from '../../api/client';
import { momentOf } from '../../api/moment-of';
import { useAnswer } from '../../api/use-answer';
import { kinds, type Kind } from './kinds';

interface Asked {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** An instant or a position; now without it. */
  readonly around: string | undefined;
  readonly kinds: readonly Kind[];
  readonly environment: string | undefined;
}

/** What happened in the stretch, and around the moment; what came after the moment is told as well. */
export function useTimeline(project: string, { from, until, around, kinds: shown, environment }: Asked) {
  const place = around?.includes('T') ? new Date(around).toISOString() : around;
  const query = {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(place !== undefined && { around: place }),
    ...(shown.length < kinds.length && { kind: shown.join(',') }),
    ...(environment !== undefined && { environment }),
  };
  return useAnswer({
    project,
    key: ['time', 'timeline', query],
    tables: ['audit_history'],
    ask: (signal) => client.GET('/v1/projects/{project}/timeline', { params: { path: { project }, query }, signal }),
  });
}

export function useExceptions(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['time', 'exceptions'],
    tables: ['exceptions'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/exceptions', {
        params: { path: { project }, query: { status: 'in-force', limit: 200, ...momentOf(at) } },
        signal,
      }),
  });
}

export function useFreezes(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['time', 'freezes'],
    tables: ['freezes'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/freezes', {
        params: { path: { project }, query: { limit: 200, ...momentOf(at) } },
        signal,
      }),
  });
}

/** Plans that waited for somebody's word. */
export function useWaiting(project: string, at: string | undefined) {
  return useAnswer({
    project,
    key: ['time', 'pending'],
    tables: ['pending_approvals'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/approvals/pending', {
        params: { path: { project }, query: { limit: 200, ...momentOf(at) } },
        signal,
      }),
  });
}

/** What has changed in an environment since. */
export function useThenAndNow(project: string, environment: string, at: string) {
  return useAnswer({
    project,
    key: ['time', 'then-and-now', environment, at],
    tables: ['environment_state', 'project_configuration', 'overlay_proposals', 'findings', 'promotion_board'],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/diff', {
        params: { path: { project }, query: { from: environment, fromAt: at, to: environment } },
        signal,
      }),
  });
}

export function useDecision(project: string, decisionId: string) {
  return useAnswer({
    project,
    key: ['time', 'decision', decisionId],
    tables: [],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/decisions/{decisionId}', {
        params: { path: { project, decisionId } },
        signal,
      }),
  });
}

/** The decision made once more, each time that it is asked for. */
export function useReplay(project: string, decisionId: string) {
  return useAnswer({
    project,
    key: ['time', 'replay', decisionId],
    tables: [],
    ask: (signal) =>
      client.GET('/v1/projects/{project}/decisions/{decisionId}/replay', {
        params: { path: { project, decisionId } },
        signal,
      }),
  });
}
