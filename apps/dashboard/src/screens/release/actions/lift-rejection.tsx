import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { Dossier, Story } from '../query';

interface Props {
  readonly dossier: Dossier;
  readonly rejection: NonNullable<Story['rejection']>;
  readonly onClose: () => void;
}

/** Lets a rejected release go on. */
export function LiftRejection({ dossier: { alias, releaseId }, rejection, onClose }: Props) {
  const project = useProject();
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/releases/{ref}/rejection/lift', {
        params: { path: { project, ref: releaseId }, header: { 'Idempotency-Key': key } },
        body: { reason },
      }),
  });
  return (
    <ActionDialog
      title={
        <>
          Lift the rejection of <HostileText text={alias} most={60} />
        </>
      }
      verb="Let it go on"
      permission="release:reject"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            Rejected by <HostileText text={rejection.person} most={60} />: <HostileText text={rejection.reason} />
          </p>
          <p>It may be promoted again as if it had not been rejected, by the same gates as any other.</p>
          <CommandHint command={`ledgerline reject ${alias} --lift --reason …`} />
        </>
      }
    />
  );
}
