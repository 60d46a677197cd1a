import { useState } from 'react';
import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { Instant } from '../../../parts/instant';
import type { ActionProps } from './action';
import { fieldOf, instantIn } from '../../../parts/until';
import { UntilField } from '../../../parts/until-field';

const DAY_MS = 86_400_000;

/** Keeps the finding from the list until an instant. */
export function SnoozeFinding({ finding: { project, environment, findingId, deadline }, onClose }: ActionProps) {
  const [field, setField] = useState(() => {
    const tomorrow = Date.now() + DAY_MS;
    return fieldOf(new Date(Math.min(tomorrow, deadline === undefined ? tomorrow : Date.parse(deadline))));
  });
  const until = instantIn(field);
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/snooze', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
        body: { reason, until: until ?? '' },
      }),
  });
  return (
    <ActionDialog
      title={`Snooze ${findingId}`}
      verb={`Snooze ${findingId}`}
      permission="finding:decide"
      command={command}
      isReady={until !== undefined}
      onClose={onClose}
      fields={(refusedAt) => (
        <UntilField
          description="at most 14 days, and never past the deadline"
          value={field}
          error={refusedAt('/until')}
          onChange={setField}
        />
      )}
      preview={
        <>
          <p>
            It is kept from the list until then, and comes back by itself. It stays open: gates still count it
            {deadline === undefined ? '.' : ', and its deadline runs on: '}
            {deadline !== undefined && <Instant at={deadline} />}
          </p>
          <CommandHint
            command={`ledgerline drift snooze ${findingId} --until ${until ?? '…'} --reason … --project ${project}`}
          />
        </>
      }
    />
  );
}
