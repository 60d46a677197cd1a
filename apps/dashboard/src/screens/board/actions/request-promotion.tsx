import { client } from '../../../api/client';
import { useAnswer } from '../../../api/use-answer';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { Answer } from '../../../parts/answer';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import { PlanPreview } from './plan-preview';

interface Props {
  readonly release: string;
  readonly environment: string;
  readonly kind?: 'retry';
  readonly onClose: () => void;
}

/** Asks for a release in an environment, or for the same one again where its rollout failed. */
export function RequestPromotion({ release, environment, kind, onClose }: Props) {
  const project = useProject();
  const verb = kind === 'retry' ? 'Retry' : 'Promote';
  const plan = useAnswer({
    project,
    key: ['plan-preview', release, environment],
    tables: ['release_standing', 'environment_state', 'overlay_proposals'],
    enabled: kind === undefined,
    ask: (signal) =>
      client.POST('/v1/projects/{project}/plans', {
        params: { path: { project } },
        body: { release, environment },
        signal,
      }),
  });
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions', {
        params: { path: { project }, header: { 'Idempotency-Key': key } },
        body: { release, environment, reason, ...(kind !== undefined && { kind }) },
      }),
  });
  const cli = `ledgerline ${verb.toLowerCase()} ${release} --to ${environment} --reason …`;
  return (
    <ActionDialog
      title={
        <>
          {verb} <HostileText text={release} most={40} /> → {environment}
        </>
      }
      verb={`${verb} to ${environment}`}
      permission="promotion:request"
      command={command}
      isReady={kind === 'retry' || plan.data !== undefined}
      onClose={onClose}
      preview={
        <>
          {kind === 'retry' ? (
            <p>Declares the same intent once more, so that the deployer begins again. Nothing else changes.</p>
          ) : (
            <Answer of={plan}>{(preview) => <PlanPreview plan={preview} />}</Answer>
          )}
          <CommandHint command={cli} />
        </>
      }
    />
  );
}
