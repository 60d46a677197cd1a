import { optionsIn, required } from '../arguments';
import type { LedgerCommand } from '../command';
import { Progress } from '../progress';
import { contentLines } from '../reading/content-lines';
import { inWorker } from '../reading/in-worker';

/** Makes a data folder of a backup, for a node to be started on. */
export const restore: LedgerCommand = {
  usage: 'restore --from FOLDER --data FOLDER',
  async run(args) {
    const values = optionsIn(args, ['from', 'data']);
    const [from, to] = [required(values, 'from'), required(values, 'data')];
    const content = await inWorker({ do: 'restore', from, to }, new Progress('restoring').at);
    return `restored to ${to}\n${contentLines(content)}`;
  },
};
