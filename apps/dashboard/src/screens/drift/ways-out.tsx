import { Button, Kbd } from '@mantine/core';
import { HostileText } from '../../parts/hostile-text';
import type { Action } from './actions/action';
import { letters } from './actions/action';
import type { Explained } from './facts';
import classes from './finding-panel.module.css';

interface Props {
  readonly explained: Explained;
  readonly onAction: (action: Action) => void;
}

/** What can be done about it; each shows first what it will do. */
export function WaysOut({ explained: { finding, capture, revert, accept }, onAction }: Props) {
  if (finding.status === 'closed') return null;
  const isCapturing = finding.status === 'capture-proposed';
  const ways: readonly (readonly [Action, string, { readonly possible: boolean; readonly says: string }])[] = [
    ['capture', 'Capture…', capture],
    ['revert', 'Revert…', revert],
    ['accept', 'Accept until…', accept],
  ];
  const others: readonly (readonly [Action, string])[] = [
    ...(finding.status === 'open' ? [['acknowledge', 'Acknowledge…'] as const] : []),
    ['assign', 'Assign…'],
    ['snooze', 'Snooze…'],
    ...(isCapturing ? [['withdraw', 'Withdraw the capture…'] as const] : []),
  ];
  return (
    <div className={classes.ways} role="group" aria-label="What can be done">
      {ways.map(([action, label, { possible, says }]) => (
        <div key={action} className={classes.way}>
          <Button
            size="xs"
            // The first way out is the usual one.
            {...(!(action === 'capture' && possible) && { variant: 'default' })}
            disabled={!possible}
            rightSection={<Letter of={action} />}
            onClick={() => {
              onAction(action);
            }}
          >
            {label}
          </Button>
          <span className={classes.soft}>
            <HostileText text={says} most={160} />
          </span>
        </div>
      ))}
      <div className={classes.others}>
        {others.map(([action, label]) => (
          <Button
            key={action}
            size="compact-sm"
            variant="default"
            rightSection={<Letter of={action} />}
            onClick={() => {
              onAction(action);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Letter({ of }: { readonly of: Action }) {
  const [letter = ''] = Object.entries(letters).find(([, action]) => action === of) ?? [];
  return (
    <Kbd size="xs" aria-hidden="true">
      {letter.toUpperCase()}
    </Kbd>
  );
}
