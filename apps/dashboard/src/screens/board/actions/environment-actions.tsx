import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BoardEnvironment } from '../use-board';
import { AbortPromotion } from './abort-promotion';
import classes from './actions.module.css';
import { RequestPromotion } from './request-promotion';
import { ResumeAutomation } from './resume-automation';

type Action = 'promote' | 'retry' | 'abort' | 'resume';

/** What can be done about an environment as it is; each opens a preview first. */
export function EnvironmentActions({ environment }: { readonly environment: BoardEnvironment }) {
  const [open, setOpen] = useState<Action | undefined>();
  const close = () => {
    setOpen(undefined);
  };
  const { next, paused, status, intent, environment: name } = environment;
  const promotion = next?.promotion;
  const offered: readonly (readonly [Action, string])[] = [
    ...(next !== undefined && promotion === undefined && !next.isBlocked
      ? [['promote', `Promote ${short(next.release)}…`] as const]
      : []),
    ...(status === 'rollout-failed' ? [['retry', 'Retry…'] as const] : []),
    ...(promotion === undefined ? [] : [['abort', 'Abort…'] as const]),
    ...(paused === null ? [] : [['resume', 'Resume automation…'] as const]),
  ];
  return (
    <div className={classes.actions}>
      {offered.map(([action, label]) => (
        <Button
          key={action}
          size="compact-sm"
          variant="default"
          onClick={() => {
            setOpen(action);
          }}
        >
          {label}
        </Button>
      ))}
      {open === 'promote' && next !== undefined && (
        <RequestPromotion release={next.release} environment={name} onClose={close} />
      )}
      {open === 'retry' && intent !== null && (
        <RequestPromotion release={intent.release.alias} environment={name} kind="retry" onClose={close} />
      )}
      {open === 'abort' && promotion !== undefined && <AbortPromotion promotion={promotion} onClose={close} />}
      {open === 'resume' && <ResumeAutomation environment={environment} onClose={close} />}
    </div>
  );
}

function short(name: string): string {
  return name.length > 20 ? `${name.slice(0, 20)}…` : name;
}
