import { LedgerlineProblem } from '@ledgerline/api-client';
import { Button, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { useMay } from '../api/who';
import classes from './action-dialog.module.css';
import { Dialog } from './dialog';
import { Refused } from './faces/refused';
import { refusedAt } from './refused-at';
import { StateBadge } from './state-badge';

interface Props<T> {
  readonly title: ReactNode;
  /** What exactly will happen, and what will not. */
  readonly preview: ReactNode;
  /** On the button: the verb, and what it is about. */
  readonly verb: string;
  readonly danger?: boolean;
  /** What the route requires; who may not is told so before anything is sent. */
  readonly permission: string;
  /** False while there is nothing to send yet. */
  readonly isReady?: boolean;
  /** Fields beside the reason, above it. */
  readonly fields?: (refusedAt: (pointer: string) => string | undefined) => ReactNode;
  readonly reasonLabel?: string;
  /** A reason has to be given, a comment may be; with nothing there is no field for words. */
  readonly asks?: 'reason' | 'comment' | 'nothing';
  readonly command: UseMutationResult<
    T | undefined,
    Error,
    { readonly values: { reason: string }; readonly key: string }
  >;
  readonly onClose: () => void;
}

/** Shows first what it will do, then sends it, and shows what the server said. The same opened dialog never does it twice. */
export function ActionDialog<T>({
  title,
  preview,
  verb,
  danger = false,
  isReady = true,
  fields,
  command,
  ...more
}: Props<T>) {
  const { asks = 'reason', permission, onClose } = more;
  const { reasonLabel = asks === 'comment' ? 'Comment' : 'Reason' } = more;
  const may = useMay(permission);
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const refusedHere = (pointer: string) => refusedAt(command.error, pointer);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    command.mutate(
      { values: { reason }, key },
      {
        // What was refused is another request when it is sent again.
        onError: (error) => {
          if (error instanceof LedgerlineProblem) setKey(crypto.randomUUID());
        },
        onSuccess: onClose,
      },
    );
  };
  return (
    <Dialog name={verb} title={title} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <div className={classes.preview}>{preview}</div>
        {fields?.(refusedHere)}
        {asks !== 'nothing' && (
          <Textarea
            label={reasonLabel}
            description="stands in the ledger, for whoever asks later"
            required={asks === 'reason'}
            data-autofocus
            autosize={false}
            rows={2}
            maxLength={2_000}
            value={reason}
            error={refusedHere(`/${asks}`)}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
        {!may && (
          <p role="status">
            <StateBadge state="refused">not with your role</StateBadge> This needs the permission{' '}
            <code>{permission}</code>.
          </p>
        )}
        {command.error !== null && <Refused error={command.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button
            type="submit"
            className={danger ? classes.danger : undefined}
            disabled={!may || !isReady || (asks === 'reason' && reason.trim() === '')}
            loading={command.isPending}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
