import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../../../api/client';
import { ActionDialog } from '../../../../parts/action-dialog';
import { CommandHint } from '../../../../parts/command-hint';
import { HostileText } from '../../../../parts/hostile-text';
import { Instant } from '../../../../parts/instant';
import { useProject } from '../../../../shell/moment';
import type { ApiKey } from '../../facts';
import { keyState } from '../key-state';
import type { Secret } from '../use-secret';
import { useSecretCommand } from '../use-secret';

const overlaps = [
  { value: '0', label: 'at once' },
  { value: '1', label: 'in 1 hour' },
  { value: '24', label: 'in 24 hours' },
  { value: '168', label: 'in 7 days' },
];

interface Props {
  readonly apiKey: ApiKey;
  readonly onSecret: (secret: Secret) => void;
  readonly onClose: () => void;
}

/** Gives a key another secret; how long the former one opens, too, is said first. */
export function RotateKey({ apiKey, onSecret, onClose }: Props) {
  const project = useProject();
  const { keyId, principal, role, rotated } = apiKey;
  const [overlap, setOverlap] = useState('24');
  const command = useSecretCommand({
    project,
    onSecret,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/api-keys/{keyId}/rotate', {
        params: { path: { project, keyId }, header: { 'Idempotency-Key': key } },
        body: { overlapHours: Number(overlap), reason },
      }),
  });
  const hasTwo = keyState(apiKey, Date.now()).word === 'two secrets';
  return (
    <ActionDialog
      title={`Rotate ${keyId}`}
      verb="Rotate the key"
      permission="access:administer"
      command={command}
      onClose={onClose}
      fields={(refusedAt) => (
        <NativeSelect
          label="The former secret ends"
          description="time to hand out the new one; at once where the former one is lost"
          value={overlap}
          data={overlaps}
          error={refusedAt('/overlapHours')}
          onChange={({ currentTarget: { value } }) => {
            setOverlap(value);
          }}
        />
      )}
      preview={
        <>
          <p>
            The key of <HostileText text={principal.id} most={60} /> ({principal.kind}, {role}) gets another secret,
            which is shown once. It stays the same key: what it may, and until when, does not change.
          </p>
          <p>
            {overlap === '0'
              ? 'The secret that it has now opens nothing any more within 3 seconds, and sessions that were begun with it end.'
              : `The secret that it has now opens for ${overlap} hours more, and sessions that were begun with it last no longer.`}
          </p>
          {hasTwo && rotated !== undefined && (
            <p>
              The one before, which would open until <Instant at={rotated.formerUntil} />, ends now: a key has two
              secrets at the most.
            </p>
          )}
          <CommandHint
            command={`ledgerline api-key rotate ${keyId} --overlap ${overlap} --reason … --project ${project}`}
          />
        </>
      }
    />
  );
}
