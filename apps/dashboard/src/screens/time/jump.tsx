import { Button, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import type { Kind, TimelineEvent } from './kinds';
import { kinds, kindsTold } from './kinds';
import { momentTyped } from './moment-typed';
import { withKind } from './search';
import classes from './time.module.css';
import { useChange } from './use-change';

interface Props {
  readonly at: string | undefined;
  readonly lanes: readonly Kind[];
  /** Of the kinds that are shown. */
  readonly previous: TimelineEvent | undefined;
  readonly next: TimelineEvent | undefined;
}

/** Goes to an instant, a position, or the next event of a kind; and which kinds are shown. */
export function Jump({ at, lanes, previous, next }: Props) {
  const change = useChange();
  const [refused, setRefused] = useState(false);
  const goTo = (moment: string | undefined) => {
    change({ at: moment, run: undefined });
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('moment');
    const moment = typeof typed === 'string' ? momentTyped(typed) : undefined;
    setRefused(moment === undefined);
    if (moment !== undefined) goTo(moment);
  };
  return (
    <div className={classes.jump}>
      <form className={classes.typed} role="search" aria-label="moment" onSubmit={submit}>
        <TextInput
          key={at ?? 'now'}
          name="moment"
          size="xs"
          aria-label="An instant, or a position"
          placeholder="2026-11-12 09:20, or 16377"
          defaultValue={at ?? ''}
          error={refused && 'neither an instant (2026-11-12 09:20, with Z for UTC) nor a position (16377)'}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" size="xs" variant="default">
          Go there
        </Button>
      </form>
      <div className={classes.steps} role="group" aria-label="Events of the kinds that are shown">
        <Step to={previous} says="← previous" onGo={goTo} />
        <Step to={next} says="next →" onGo={goTo} />
      </div>
      <div className={classes.kinds} role="group" aria-label="Kinds">
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant="default"
            className={classes.kind}
            data-kind={kind}
            aria-pressed={lanes.includes(kind)}
            leftSection={<span aria-hidden="true">{kindsTold[kind].symbol}</span>}
            onClick={() => {
              const shown = withKind(lanes, kind);
              change({ kinds: shown.length === kinds.length ? undefined : shown.join(',') });
            }}
          >
            {kindsTold[kind].word}
          </Button>
        ))}
      </div>
    </div>
  );
}

interface StepProps {
  readonly to: TimelineEvent | undefined;
  readonly says: string;
  readonly onGo: (position: string) => void;
}

function Step({ to, says, onGo }: StepProps) {
  return (
    <Button
      size="xs"
      variant="default"
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) onGo(to.position);
      }}
    >
      {says}
    </Button>
  );
}
