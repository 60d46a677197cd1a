import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { Instant } from '../../../parts/instant';
import { useProject } from '../../../shell/moment';
import type { BoardEnvironment } from '../use-board';

interface Props {
  readonly environment: BoardEnvironment;
  readonly onClose: () => void;
}

/** Lets releases come to an environment by themselves again. */
export function ResumeAutomation({ environment: { environment, paused }, onClose }: Props) {
  const project = useProject();
  const command = useCommand({
    project,
    send: (body: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/automation/resume', {
        params: { path: { project, environment }, header: { 'Idempotency-Key': key } },
        body,
      }),
  });
  return (
    <ActionDialog
      title={`Resume automation in ${environment}`}
      verb={`Resume in ${environment}`}
      permission="automation:decide"
      command={command}
      onClose={onClose}
      preview={
        <>
          {paused !== null && (
            <p>
              Paused <Instant at={paused.at} relative />: <HostileText text={paused.reason} />
            </p>
          )}
          <p>
            From then on a release is promoted here by itself as soon as it may be, beginning with the newest that may.
          </p>
          <CommandHint command={`ledgerline automation resume ${environment} --reason …`} />
        </>
      }
    />
  );
}
