import { client } from '../../../../api/client';
import { useCommand } from '../../../../api/use-command';
import { ActionDialog } from '../../../../parts/action-dialog';
import { CommandHint } from '../../../../parts/command-hint';
import { HostileText } from '../../../../parts/hostile-text';
import { Instant } from '../../../../parts/instant';
import { useProject } from '../../../../shell/moment';
import type { Freeze } from '../../facts';
import { useEnvironments } from '../../../../api/project-answers';
import type { Entry } from '../entry';
import { takenIn } from '../scope';
import { WhoGoesOn } from './who-goes-on';

interface Props {
  readonly entry: Entry;
  readonly scope: Freeze['scope'];
  readonly onClose: () => void;
}

/** Ends a freeze before its end: what waits only for it goes on. */
export function LiftFreeze({ entry: { id: freezeId, what, who, reason, until }, scope, onClose }: Props) {
  const project = useProject();
  const environments = takenIn(scope, useEnvironments(project, undefined).data?.data.items ?? []);
  const command = useCommand({
    project,
    send: (body: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/freezes/{freezeId}/lift', {
        params: { path: { project, freezeId }, header: { 'Idempotency-Key': key } },
        body,
      }),
  });
  return (
    <ActionDialog
      title={`Lift ${freezeId}`}
      verb={`Lift ${freezeId}`}
      danger
      permission="freeze:decide"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            “<HostileText text={what} most={80} />” is over from now on, not only from <Instant at={until} /> on.{' '}
            <HostileText text={who} most={60} /> declared it: <HostileText text={reason} most={200} />
          </p>
          <p>
            It keeps {environments.length === 0 ? 'no environment' : environments.join(', ')} shut. What is on its way
            there, and waits for nothing else, goes in by itself:
          </p>
          <WhoGoesOn environments={environments} />
          <CommandHint command={`ledgerline freeze lift ${freezeId} --reason … --project ${project}`} />
        </>
      }
    />
  );
}
