import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { cutMiddle } from '../../../parts/cut-middle';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { AboutPlan } from './about-plan';

/** In an emergency: the first person asks for the gates of exactly this plan to be broken, the second breaks them. */
export function BreakGlass({ promotion: { promotionId, blockedBy, glass }, plan, onClose }: AboutPlan) {
  const project = useProject();
  const { planHash, release, environment } = plan;
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions/{promotionId}/break-glass', {
        params: { path: { project, promotionId }, header: { 'Idempotency-Key': key } },
        body: { planHash, reason },
      }),
  });
  const asked = glass?.status === 'asked' ? glass.people.join(', ') : undefined;
  return (
    <ActionDialog
      title={
        <>
          Break the gates of <HostileText text={release.alias} most={40} /> → {environment}
        </>
      }
      verb={`${asked === undefined ? 'Ask to break' : 'Break'} the gates of plan ${cutMiddle(planHash)}`}
      danger
      permission="promotion:break-glass"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            For an emergency, when nothing can be waited for. It takes two people. For some minutes, and for this plan
            alone, these do not hold it back any more: <HostileText text={blockedBy.join(', ')} most={240} />.
          </p>
          <p>
            {asked === undefined ? (
              'Nothing is broken yet: a second person has to say the same.'
            ) : (
              <>
                <HostileText text={asked} most={120} /> has asked for it: with your word it is declared at once.
              </>
            )}{' '}
            It stands in the ledger as what it is, and a review stays due until it is written.
          </p>
          <CommandHint
            command={`ledgerline break-glass ${release.alias} --to ${environment} --plan ${cutMiddle(planHash)} --reason …`}
          />
        </>
      }
    />
  );
}
