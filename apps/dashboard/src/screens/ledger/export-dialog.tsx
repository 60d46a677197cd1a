import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CommandHint } from '../../parts/command-hint';
import { Dialog } from '../../parts/dialog';
import { Refused } from '../../parts/faces/refused';
import { exportedEvents, MOST_EXPORTED, save } from './export-events';
import classes from './ledger.module.css';
import type { Filter } from './search';

interface Props {
  readonly project: string;
  readonly filter: Filter;
  readonly at: string | undefined;
  /** Prints the same. */
  readonly command: string;
  readonly onClose: () => void;
}

/** Says what will be in the file, then makes it. */
export function ExportDialog({ project, filter, at, command, onClose }: Props) {
  const [count, setCount] = useState(0);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const saved = useMutation({
    mutationFn: async () => {
      const { signal } = (stop.current = new AbortController());
      save(await exportedEvents({ project, filter, at, signal, onProgress: setCount }), `${project}-ledger.jsonl`);
    },
  });
  const most = new Intl.NumberFormat('en-GB').format(MOST_EXPORTED);
  return (
    <Dialog name="Export events" onClose={onClose}>
      <div className={classes.stack}>
        <p>
          The events that the filters leave, the newest first, with everything that they say: a file of JSON, one event
          a line. At most {most} of them; the command line writes them all.
        </p>
        <CommandHint command={`${command} -o json`} />
        <p role="status">
          {saved.isPending && `${String(count)} events so far`}
          {saved.isSuccess && `${String(count)} events are in the file`}
          {saved.isSuccess && count >= MOST_EXPORTED && ', and there are more'}
        </p>
        {saved.error !== null && <Refused error={saved.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            loading={saved.isPending}
            onClick={() => {
              saved.mutate();
            }}
          >
            Export the events
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
