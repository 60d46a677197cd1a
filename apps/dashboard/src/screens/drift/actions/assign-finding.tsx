import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useWho } from '../../../api/who';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import type { ActionProps } from './action';

type Kind = 'person' | 'group' | 'nobody';

const options: Readonly<Record<Kind, string>> = { person: '--to', group: '--to-group', nobody: '--to-nobody' };

/** Says whose the finding is. */
export function AssignFinding({ finding: { project, environment, findingId, assignee }, onClose }: ActionProps) {
  const me = useWho().data?.id ?? '';
  const [kind, setKind] = useState<Kind>('person');
  const [typed, setTyped] = useState<string | undefined>();
  const id = typed ?? (kind === 'person' ? me : '');
  const command = useCommand({
    project,
    send: (_: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/assign', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
        body: kind === 'nobody' ? {} : { assignee: { kind, id } },
      }),
  });
  return (
    <ActionDialog
      title={`Assign ${findingId}`}
      verb={`Assign ${findingId}`}
      permission="finding:decide"
      asks="nothing"
      isReady={kind === 'nobody' || id.trim() !== ''}
      command={command}
      onClose={onClose}
      fields={(refusedAt) => (
        <>
          <NativeSelect
            label="To"
            value={kind}
            data={[
              { value: 'person', label: 'a person' },
              { value: 'group', label: 'a group' },
              { value: 'nobody', label: 'nobody' },
            ]}
            onChange={({ currentTarget: { value } }) => {
              setKind(value === 'group' || value === 'nobody' ? value : 'person');
              setTyped(undefined);
            }}
          />
          {kind !== 'nobody' && (
            <TextInput
              label="Name"
              description="somebody, or a group, that has a key of the project"
              required
              maxLength={200}
              value={id}
              error={refusedAt('/assignee/id') ?? refusedAt('/assignee')}
              onChange={({ currentTarget: { value } }) => {
                setTyped(value);
              }}
            />
          )}
        </>
      )}
      preview={
        <>
          <p>
            {assignee === undefined ? (
              'It is nobody’s now.'
            ) : (
              <>
                It is <HostileText text={assignee.id} most={60} />
                ’s now.
              </>
            )}{' '}
            Nothing else changes.
          </p>
          <CommandHint
            command={`ledgerline drift assign ${findingId} ${options[kind]}${kind === 'nobody' ? '' : ` ${id}`} --project ${project}`}
          />
        </>
      }
    />
  );
}
