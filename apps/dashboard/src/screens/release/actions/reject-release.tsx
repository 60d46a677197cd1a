import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { useProject } from '../../../shell/moment';
import type { Dossier } from '../query';

interface Props {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** Keeps a release out of everywhere, or only of where it is now. */
export function RejectRelease({ dossier: { alias, releaseId, where }, onClose }: Props) {
  const project = useProject();
  const places = where.map(({ environment }) => environment);
  const [isHere, setHere] = useState(false);
  const environments = isHere ? { environments: places } : {};
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/releases/{ref}/rejection', {
        params: { path: { project, ref: releaseId }, header: { 'Idempotency-Key': key } },
        body: { reason, ...environments },
      }),
  });
  const scope = isHere ? ` --environment ${places.join(' ')}` : '';
  return (
    <ActionDialog
      title={
        <>
          Reject <HostileText text={alias} most={60} />
        </>
      }
      verb={isHere ? `Reject for ${places.join(', ')}` : 'Reject it everywhere'}
      danger
      permission="release:reject"
      command={command}
      onClose={onClose}
      fields={() =>
        places.length === 0 ? null : (
          <Checkbox
            label={`only for where it is: ${places.join(', ')}`}
            checked={isHere}
            onChange={(event) => {
              setHere(event.currentTarget.checked);
            }}
          />
        )
      }
      preview={
        <>
          <p>
            It may not be promoted {isHere ? 'there' : 'anywhere'} any more, and its promotions that wait are shut.
            Nothing that is declared changes by itself.
          </p>
          {places.length > 0 && <p>Where it is already, that becomes a finding: {places.join(', ')}.</p>}
          <CommandHint command={`ledgerline reject ${alias}${scope} --reason …`} />
        </>
      }
    />
  );
}
