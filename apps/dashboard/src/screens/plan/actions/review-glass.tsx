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

/** Writes down what the emergency was, and what follows from it. */
export function ReviewGlass({ promotion: { promotionId, alias, releaseId, environment, glass }, onClose }: Props) {
  const project = useProject();
  const command = useCommand({
    project,
    send: ({ reason: review }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions/{promotionId}/break-glass/review', {
        params: { path: { project, promotionId }, header: { 'Idempotency-Key': key } },
        body: { review },
      }),
  });
  return (
    <ActionDialog
      title="Review the broken gates"
      verb="Write the review"
      permission="promotion:break-glass"
      reasonLabel="Review"
      command={command}
      onClose={onClose}
      preview={
        <>
          {glass !== undefined && (
            <p>
              Broken by <HostileText text={glass.people.join(' and ')} most={120} />:{' '}
              <HostileText text={glass.reason} />
            </p>
          )}
          <p>What happened, why no gate could be waited for, and what follows from it. Written once, it stays.</p>
          <CommandHint command={`ledgerline break-glass review ${alias ?? releaseId} --to ${environment} --text …`} />
        </>
      }
    />
  );
}
