import { useState } from 'react';
import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import type { ActionProps } from './action';
import { fieldOf, instantIn } from '../../../parts/until';
import { UntilField } from '../../../parts/until-field';

const DAY_MS = 86_400_000;

/** Lets the difference be until an instant. */
export function AcceptFinding({ finding: { project, environment, findingId }, onClose }: ActionProps) {
  const [field, setField] = useState(() => fieldOf(new Date(Date.now() + 7 * DAY_MS)));
  const until = instantIn(field);
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/accept', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
        body: { reason, until: until ?? '' },
      }),
  });
  return (
    <ActionDialog
      title={`Accept ${findingId} in ${environment}`}
      verb={`Accept ${findingId}`}
      permission="finding:decide"
      command={command}
      isReady={until !== undefined}
      onClose={onClose}
      fields={(refusedAt) => (
        <UntilField
          description="at most 90 days from now"
          value={field}
          error={refusedAt('/until')}
          onChange={setField}
        />
      )}
      preview={
        <>
          <p>
            The difference stays, as an exception with your reason. Its deadline ends; gates count it as excepted. When
            the time is over it counts again by itself, with a new deadline.
          </p>
          <CommandHint
            command={`ledgerline drift accept ${findingId} --until ${until ?? '…'} --reason … --project ${project}`}
          />
        </>
      }
    />
  );
}
