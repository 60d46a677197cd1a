import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { Promotion } from '../facts';

interface Props {
  readonly promotion: Promotion;
  readonly onClose: () => void;
}

/** Calls a promotion off. */
export function AbortPromotion({ promotion, onClose }: Props) {
  const project = useProject();
  const { promotionId, alias, releaseId, environment, requester, reason, revision, status } = promotion;
  const release = alias ?? releaseId;
  const command = useCommand({
    project,
    send: (values: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions/{promotionId}/abort', {
        // Only as it is shown here: what has moved since is looked at again first.
        params: { path: { project, promotionId }, header: { 'If-Match': `"${revision}"`, 'Idempotency-Key': key } },
        body: values,
      }),
  });
  const isDeclared = status === 'authorized' || status === 'rolling-out';
  return (
    <ActionDialog
      title={
        <>
          Abort <HostileText text={release} most={40} /> → {environment}
        </>
      }
      verb={`Abort the promotion to ${environment}`}
      danger
      permission="promotion:abort"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            Asked for by <HostileText text={requester} most={60} />: <HostileText text={reason} />
          </p>
          <p>
            {isDeclared
              ? 'What has been declared stays declared: going back is a promotion of its own.'
              : `It ends here, and ${environment} stays as it is. Approvals given for it are worth nothing afterwards.`}
          </p>
          <CommandHint command={`ledgerline abort ${release} --to ${environment} --reason …`} />
        </>
      }
    />
  );
}
