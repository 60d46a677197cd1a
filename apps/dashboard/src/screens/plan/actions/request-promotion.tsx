import { useNavigate } from '@tanstack/react-router';
import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { ShownPlan } from '../facts';
import { tally } from '../told-change';

interface Props {
  readonly plan: ShownPlan;
  readonly kind?: 'rollback' | undefined;
  readonly onClose: () => void;
}

/** Asks for what the preview shows, and goes to its promotion. */
export function RequestPromotion({ plan, kind, onClose }: Props) {
  const project = useProject();
  const navigate = useNavigate();
  const { release, environment } = plan;
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/promotions', {
        params: { path: { project }, header: { 'Idempotency-Key': key } },
        body: { release: release.id, environment, reason, ...(kind !== undefined && { kind }) },
      }),
    onDone: (accepted) => {
      if (accepted === undefined) return;
      const { promotionId } = accepted;
      void navigate({ to: '/p/$project/promotions/$promotionId', params: { project, promotionId }, search: {} });
    },
  });
  const verb = kind === 'rollback' ? 'rollback' : 'promote';
  return (
    <ActionDialog
      title={
        <>
          Promote <HostileText text={release.alias} most={40} /> → {environment}
        </>
      }
      verb={`Promote to ${environment}`}
      permission="promotion:request"
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>{tally(plan)}</p>
          <p>
            It waits for its gates by itself. The plan is made again then, from what the ledger says at that moment.
          </p>
          <CommandHint command={`ledgerline ${verb} ${release.alias} --to ${environment} --reason …`} />
        </>
      }
    />
  );
}
