import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { cutMiddle } from '../../../parts/cut-middle';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { AboutPlan } from './about-plan';

/** Takes one's yes to exactly this hash back. */
export function WithdrawApproval({ promotion: { promotionId }, plan, onClose }: AboutPlan) {
  const project = useProject();
  const { planHash, release, environment } = plan;
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions/{promotionId}/approvals/revocation', {
        params: { path: { project, promotionId }, header: { 'Idempotency-Key': key } },
        body: { planHash, reason },
      }),
  });
  return (
    <ActionDialog
      title={
        <>
          Withdraw your yes to <HostileText text={release.alias} most={40} /> → {environment}
        </>
      }
      verb={`Withdraw my approval of ${cutMiddle(planHash)}`}
      danger
      permission="promotion:approve"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>Your yes does not count any more, and the promotion waits again for whoever has to give one.</p>
          <CommandHint
            command={`ledgerline revoke ${release.alias} --to ${environment} --plan ${planHash} --reason …`}
          />
        </>
      }
    />
  );
}
