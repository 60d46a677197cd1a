import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { ActionDialog } from '../../parts/action-dialog';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { HostileText } from '../../parts/hostile-text';
import { ValueText } from '../../parts/value-text';
import { useProject } from '../../shell/moment';
import type { Diff, Difference } from './facts';
import { useOverlay } from './query';
import { jsonIn } from './json-in';

interface Props {
  readonly difference: Difference;
  readonly diff: Diff;
  readonly onClose: () => void;
}

/** Proposes a value of its own for one of the environments; whoever owns the key reviews it. */
export function ProposeVariance({ difference: { key, from, to }, diff, onClose }: Props) {
  const project = useProject();
  const environments = [
    ...(diff.to.environment === undefined ? [] : [{ name: diff.to.environment, value: to }]),
    ...(diff.from.environment === undefined ? [] : [{ name: diff.from.environment, value: from }]),
  ];
  const [environment, setEnvironment] = useState(environments[0]?.name ?? '');
  const [text, setText] = useState(() => JSON.stringify(environments[0]?.value ?? null));
  const value = jsonIn(text);
  const overlay = useOverlay(project, environment);
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, idempotencyKey) =>
      client.POST('/v1/projects/{project}/environments/{environment}/overlay/proposals', {
        params: { path: { project, environment }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { changes: { [key]: value }, reason },
      }),
  });
  return (
    <ActionDialog
      title={
        <>
          Propose variance for <HostileText text={key} most={60} />
        </>
      }
      verb={`Propose for ${environment}`}
      permission="overlay:propose"
      isReady={value !== undefined && overlay.data !== undefined}
      command={command}
      onClose={onClose}
      fields={(refusedAt) => (
        <>
          <NativeSelect
            label="For"
            value={environment}
            data={[...new Set(environments.map(({ name }) => name))]}
            onChange={({ currentTarget: { value: name } }) => {
              setEnvironment(name);
              setText(JSON.stringify(environments.find((one) => one.name === name)?.value ?? null));
            }}
          />
          <Textarea
            label="Value"
            description="as JSON; null takes the environment’s own value away"
            required
            rows={2}
            maxLength={20_000}
            value={text}
            error={
              value === undefined
                ? 'this is no JSON'
                : (refusedAt(`/changes/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`) ?? refusedAt('/changes'))
            }
            onChange={({ currentTarget: { value: typed } }) => {
              setText(typed);
            }}
          />
        </>
      )}
      preview={
        <>
          <Answer of={overlay}>
            {({ version, values }) => (
              <p>
                {environment} has overlay {version}, in which this is <ValueText value={values[key]} most={120} />. The
                proposal changes nothing until whoever owns the key has reviewed it.
              </p>
            )}
          </Answer>
          <CommandHint
            command={`ledgerline overlay propose ${environment} --set ${key}=… --reason … --project ${project}`}
          />
        </>
      }
    />
  );
}
