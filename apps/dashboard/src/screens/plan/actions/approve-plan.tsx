import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { cutMiddle } from '../../../parts/cut-middle';
import { Digest } from '../../../parts/digest';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import { tally } from '../told-change';
import type { AboutPlan } from './about-plan';

/** Says yes to exactly this hash. */
export function ApprovePlan({ promotion: { promotionId }, plan, onClose }: AboutPlan) {
  const project = useProject();
  const { planHash, release, environment } = plan;
  const command = useCommand({
    project,
    send: ({ reason: comment }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions/{promotionId}/approvals', {
        params: { path: { project, promotionId }, header: { 'Idempotency-Key': key } },
        body: { planHash, ...(comment.trim() !== '' && { comment }) },
      }),
  });
  return (
    <ActionDialog
      title={
        <>
          Approve <HostileText text={release.alias} most={40} /> → {environment}
        </>
      }
      verb={`Approve plan ${cutMiddle(planHash)}`}
      permission="promotion:approve"
      asks="comment"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>{tally(plan)}</p>
          <p>
            Your yes counts for plan <Digest value={planHash} of="plan hash" /> and no other. Once every gate holds,{' '}
            {environment} is declared to be this release.
          </p>
          <CommandHint command={`ledgerline approve ${release.alias} --to ${environment} --plan ${planHash}`} />
        </>
      }
    />
  );
}
