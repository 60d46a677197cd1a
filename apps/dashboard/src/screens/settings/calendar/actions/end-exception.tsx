import { client } from '../../../../api/client';
import { useCommand } from '../../../../api/use-command';
import { ActionDialog } from '../../../../parts/action-dialog';
import { CommandHint } from '../../../../parts/command-hint';
import { HostileText } from '../../../../parts/hostile-text';
import { Instant } from '../../../../parts/instant';
import { useProject } from '../../../../shell/moment';
import type { Entry } from '../entry';
import { WhoGoesOn } from './who-goes-on';

/** Ends an exception before its instant: what it waived counts again. */
export function EndException({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const project = useProject();
  const { id: exceptionId, what, where, who, reason, until, isOfGate } = entry;
  const command = useCommand({
    project,
    send: (body: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/exceptions/{exceptionId}/end', {
        params: { path: { project, exceptionId }, header: { 'Idempotency-Key': key } },
        body,
      }),
  });
  return (
    <ActionDialog
      title={`End ${exceptionId}`}
      verb={`End ${exceptionId}`}
      danger
      permission="exception:request"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            <HostileText text={`${what} of ${where}`} most={160} /> counts again from now on, not only from{' '}
            <Instant at={until} /> on.
          </p>
          <p>
            <HostileText text={who} most={60} /> had asked for it: <HostileText text={reason} most={200} />
          </p>
          {isOfGate ? (
            <>
              <p>What is declared there stays. What is on its way has to pass it:</p>
              <WhoGoesOn environments={[where]} />
            </>
          ) : (
            <p>The environment stays as it is. Its next intent is refused while its value is out of bounds.</p>
          )}
          <CommandHint command={`ledgerline exception end ${exceptionId} --reason … --project ${project}`} />
        </>
      }
    />
  );
}
