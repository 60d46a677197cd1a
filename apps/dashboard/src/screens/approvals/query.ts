import type { components } from '@ledgerline/api-client';
import { client } from '../../api/client';
import { useAnswer } from '../../api/use-answer';

export type InboxItem = components['schemas']['InboxItem'];

/** What waits, or waited, for the reader's yes; with everything also what waits for others. */
export function useInbox(project: string, isEverything: boolean, at: string | undefined) {
  return useAnswer({
    project,
    key: ['inbox', isEverything],
    tables: ['pending_approvals', 'promotion_board', 'exceptions', 'overlay_proposals', 'configuration_changes'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/approvals/inbox', {
        params: { path: { project }, query: { ...(isEverything && { all: 'true' }), ...(at !== undefined && { at }) } },
        signal,
      }),
  });
}
