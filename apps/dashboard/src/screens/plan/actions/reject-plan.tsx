import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { cutMiddle } from '../../../parts/cut-middle';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { AboutPlan } from './about-plan';

/** Calls the promotion off, as long as it is the one that was read. */
export function RejectPlan({ promotion: { promotionId, revision }, plan, onClose }: AboutPlan) {
  const project = useProject();
  const { planHash, release, environment } = plan;
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions/{promotionId}/abort', {
        // What has moved since is looked at again first.
        params: { path: { project, promotionId }, header: { 'If-Match': `"${revision}"`, 'Idempotency-Key': key } },
        body: { reason },
      }),
  });
  return (
    <ActionDialog
      title={
        <>
          Reject <HostileText text={release.alias} most={40} /> → {environment}
        </>
      }
      verb={`Reject plan ${cutMiddle(planHash)}`}
      danger
      permission="promotion:abort"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            This promotion ends here, {environment} stays as it is, and approvals of this plan are worth nothing
            afterwards. If anything moved since you read it, nothing happens and you are told.
          </p>
          <p>The release itself may be asked for again: to keep it out, reject the release.</p>
          <CommandHint command={`ledgerline abort ${release.alias} --to ${environment} --reason …`} />
        </>
      }
    />
  );
}
