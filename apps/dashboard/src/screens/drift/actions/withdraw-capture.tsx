import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import type { ActionProps } from './action';

/** Takes back what was proposed for a release. */
export function WithdrawCapture({ finding: { project, environment, findingId }, onClose }: ActionProps) {
  const command = useCommand({
    project,
    send: (body: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/withdraw-capture', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
        body,
      }),
  });
  return (
    <ActionDialog
      title={`Withdraw the capture of ${findingId}`}
      verb="Withdraw the capture"
      permission="finding:decide"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            What was to come with a release is not waited for any more; the finding is open again. A proposal for the
            overlay is rejected by its reviewers instead.
          </p>
          <CommandHint command={`ledgerline drift capture ${findingId} --withdraw --reason … --project ${project}`} />
        </>
      }
    />
  );
}
