import { openEventLog } from '@ledgerline/platform/eventstore';
import { DEFAULT_DATA, optionsIn, UsageError } from '../arguments';
import type { LedgerCommand } from '../command';
import { Progress } from '../progress';
import { contentLines } from '../reading/content-lines';
import { inWorker } from '../reading/in-worker';
import type { Verified } from './verify-log';
import { verifyLog } from './verify-log';

/** Reads everything in a data folder, a backup or a ledger that runs, and says the first place that is not as it must be. */
export const verify: LedgerCommand = {
  usage: 'verify [--data FOLDER | --from FOLDER | --url esdb://…]',
  async run(args) {
    const values = optionsIn(args, ['data', 'from', 'url']);
    if (Object.keys(values).length > 1) throw new UsageError('one of --data, --from and --url');
    const { data = DEFAULT_DATA, from, url } = values;
    const onProgress = new Progress('verifying').at;
    if (url !== undefined) {
      const { content, truncated } = await verifyUrl(url, onProgress);
      const noted = truncated.map((stream) => `noted    "${stream}" is truncated: its first events are not there`);
      return ['good', contentLines(content), ...noted].join('\n');
    }
    const task =
      from === undefined
        ? ({ do: 'verify-folder', folder: data } as const)
        : ({ do: 'verify-backup', folder: from } as const);
    return `good\n${contentLines(await inWorker(task, onProgress))}`;
  },
};

async function verifyUrl(url: string, onProgress: (events: number) => void): Promise<Verified> {
  const log = openEventLog({ url });
  try {
    return await verifyLog(log, onProgress);
  } finally {
    await log.close();
  }
}
