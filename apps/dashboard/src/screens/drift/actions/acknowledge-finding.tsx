import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import type { ActionProps } from './action';

/** Says that somebody has seen it. */
export function AcknowledgeFinding({ finding: { project, environment, findingId }, onClose }: ActionProps) {
  const command = useCommand({
    project,
    send: (_: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/acknowledge', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
      }),
  });
  return (
    <ActionDialog
      title={`Acknowledge ${findingId}`}
      verb={`Acknowledge ${findingId}`}
      permission="finding:decide"
      asks="nothing"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>Everybody sees that you have seen it. It stays open, gates count it, and its deadline runs on.</p>
          <CommandHint command={`ledgerline drift acknowledge ${findingId} --project ${project}`} />
        </>
      }
    />
  );
}
