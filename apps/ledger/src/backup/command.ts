import { DEFAULT_DATA, optionsIn, required } from '../arguments';
import type { LedgerCommand } from '../command';
import { Progress } from '../progress';
import { contentLines } from '../reading/content-lines';
import { inWorker } from '../reading/in-worker';

/** Writes what the embedded node's folder holds now to a new folder; the node goes on meanwhile. */
export const backup: LedgerCommand = {
  usage: `backup --to FOLDER [--data FOLDER]`,
  async run(args) {
    const values = optionsIn(args, ['to', 'data']);
    const to = required(values, 'to');
    const progress = new Progress('backing up');
    const content = await inWorker({ do: 'back-up', from: values.data ?? DEFAULT_DATA, to }, progress.at);
    return `backed up to ${to}\n${contentLines(content)}`;
  },
};
