import { client } from '../../../../api/client';
import { useCommand } from '../../../../api/use-command';
import { useWho } from '../../../../api/who';
import { ActionDialog } from '../../../../parts/action-dialog';
import { CommandHint } from '../../../../parts/command-hint';
import { HostileText } from '../../../../parts/hostile-text';
import { StateBadge } from '../../../../parts/state-badge';
import { useProject } from '../../../../shell/moment';
import type { ApiKey } from '../../facts';

interface Props {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** Ends a key for good. */
export function RevokeKey({ apiKey: { keyId, principal, role }, onClose }: Props) {
  const project = useProject();
  const isOwn = useWho().data?.keyId === keyId;
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.DELETE('/v1/projects/{project}/api-keys/{keyId}', {
        params: { path: { project, keyId }, query: { reason }, header: { 'Idempotency-Key': key } },
      }),
  });
  return (
    <ActionDialog
      title={`Revoke ${keyId}`}
      verb="Revoke the key"
      danger
      permission="access:administer"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            The key of <HostileText text={principal.id} most={60} /> ({principal.kind}, {role}) opens nothing any more
            within 3 seconds, for good. Its sessions and open streams end. What was done with it stays in the ledger.
          </p>
          {isOwn && (
            <p>
              <StateBadge state="waiting">this is the key that you are signed in with</StateBadge> You will be signed
              out.
            </p>
          )}
          <CommandHint command={`ledgerline api-key revoke ${keyId} --reason … --project ${project}`} />
        </>
      }
    />
  );
}
