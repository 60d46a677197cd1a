import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../../../api/client';
import { ActionDialog } from '../../../../parts/action-dialog';
import { CommandHint } from '../../../../parts/command-hint';
import { instantIn } from '../../../../parts/until';
import { UntilField } from '../../../../parts/until-field';
import { useProject } from '../../../../shell/moment';
import { useEnvironments } from '../../../../api/project-answers';
import type { Secret } from '../use-secret';
import { useSecretCommand } from '../use-secret';
import { groupsIn } from './groups-in';

/** What the server knows; what it does not know it refuses. */
const roles = ['developer', 'release-manager', 'operator', 'auditor', 'admin', 'ci', 'deployer', 'agent'] as const;
const idPattern = /^[a-z0-9][a-z0-9._@-]{0,99}$/;
const boundToOne: ReadonlySet<string> = new Set(['deployer', 'agent']);

interface Props {
  readonly onSecret: (secret: Secret) => void;
  readonly onClose: () => void;
}

/** Lets a person or a service use the api. */
export function IssueKey({ onSecret, onClose }: Props) {
  const project = useProject();
  const [kind, setKind] = useState<'person' | 'service'>('person');
  const [id, setId] = useState('');
  const [role, setRole] = useState<string>('developer');
  const [groups, setGroups] = useState('');
  const [environment, setEnvironment] = useState('');
  const [expires, setExpires] = useState('');
  const environments = useEnvironments(project, undefined).data?.data.items.map((one) => one.environment) ?? [];
  const isBound = boundToOne.has(role);
  const expiresAt = instantIn(expires);
  const named = idPattern.test(id.trim()) ? id.trim() : undefined;
  const command = useSecretCommand({
    project,
    onSecret,
    send: (_: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/api-keys', {
        params: { path: { project }, header: { 'Idempotency-Key': key } },
        body: {
          ...{ principal: { kind, id: id.trim() }, role },
          ...(groupsIn(groups).length > 0 && { groups: [...groupsIn(groups)] }),
          ...(isBound && environment !== '' && { environment }),
          ...(expiresAt !== undefined && { expiresAt }),
        },
      }),
  });
  return (
    <ActionDialog
      title="Issue a key"
      verb="Issue the key"
      permission="access:administer"
      asks="nothing"
      isReady={id.trim() !== '' && (!isBound || environment !== '')}
      command={command}
      onClose={onClose}
      fields={(refusedAt) => (
        <>
          <NativeSelect
            label="For"
            value={kind}
            data={[
              { value: 'person', label: 'a person' },
              { value: 'service', label: 'a service' },
            ]}
            onChange={({ currentTarget: { value } }) => {
              setKind(value === 'service' ? value : 'person');
            }}
          />
          <TextInput
            label="Name"
            description="everybody has one, whatever keys they hold"
            required
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            value={id}
            error={refusedAt('/principal/id')}
            onChange={({ currentTarget: { value } }) => {
              setId(value);
            }}
          />
          <NativeSelect
            label="Role"
            value={role}
            data={[...roles]}
            error={refusedAt('/role')}
            onChange={({ currentTarget: { value } }) => {
              setRole(value);
            }}
          />
          {isBound ? (
            <NativeSelect
              label="Environment"
              description="the only one in which it may do anything"
              required
              value={environment}
              data={['', ...environments]}
              error={refusedAt('/environment')}
              onChange={({ currentTarget: { value } }) => {
                setEnvironment(value);
              }}
            />
          ) : (
            <TextInput
              label="Groups"
              description="whose words it counts among, with commas between them"
              autoComplete="off"
              spellCheck={false}
              maxLength={2_000}
              value={groups}
              error={refusedAt('/groups') ?? refusedAt('/groups/0')}
              onChange={({ currentTarget: { value } }) => {
                setGroups(value);
              }}
            />
          )}
          <UntilField
            label="Expires"
            description="never when it is left empty"
            required={false}
            value={expires}
            error={refusedAt('/expiresAt')}
            onChange={setExpires}
          />
        </>
      )}
      preview={
        <>
          <p>
            Whoever holds the key may do in this project what the role may, as {named ?? 'this name'}. The key is shown
            once.
          </p>
          <CommandHint
            command={`ledgerline api-key issue --${kind} ${named ?? '<name>'} --role ${role} --project ${project}`}
          />
        </>
      }
    />
  );
}
