import { openEventLog } from '@ledgerline/platform/eventstore';
import { optionsIn, required, UsageError } from '../arguments';
import type { LedgerCommand } from '../command';
import { Progress } from '../progress';
import { contentLines } from '../reading/content-lines';
import { copyLog, countAfter } from './copy-log';
import { persistently } from './persistently';
import { verifyCopy } from './verify-copy';

const DEFAULT_IN_FLIGHT = 256;

/** Copies a ledger to another, empty or begun by an earlier copy of the same, and compares both. */
export const copy: LedgerCommand = {
  usage: 'copy --from esdb://… --to esdb://… [--in-flight NUMBER]',
  async run(args) {
    const values = optionsIn(args, ['from', 'to', 'in-flight']);
    const [from, to] = [required(values, 'from'), required(values, 'to')];
    if (from === to) throw new UsageError('--from and --to are the same');
    const inFlight = Number(values['in-flight'] ?? DEFAULT_IN_FLIGHT);
    if (!Number.isInteger(inFlight) || inFlight < 1) throw new UsageError('--in-flight is no count');
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    const [source, target] = [openEventLog({ url: from }), openEventLog({ url: to })];
    try {
      const lines = { comparing: new Progress('comparing'), copying: new Progress('copying') };
      let furthest = 0;
      const copied = await persistently(
        () =>
          copyLog(source, target, {
            inFlight,
            onProgress: (events, what) => {
              if (what === 'copying') furthest += 1;
              lines[what].at(events);
            },
          }),
        () => furthest,
        say,
      );
      say(`${String(copied.found)} events were there, ${String(copied.sent)} copied; verifying`);
      const content = await verifyCopy(source, target, copied.upTo, new Progress('verifying').at);
      const since = await countAfter(source, copied.upTo);
      return [
        copied.upTo === undefined
          ? 'copied and equal: both are empty'
          : `copied and equal up to position ${String(copied.upTo)}`,
        contentLines(content),
        ...(since === 0 ? [] : [`${String(since)} events came since: stop the writers, then copy once more`]),
      ].join('\n');
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  },
};
