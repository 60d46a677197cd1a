import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rebuiltPerSecond } from './as-of-decisions';
import { slope } from './memory-slope';
import type { Figure } from './node';
import { runReplay } from './replay-decisions-process';
import { fillWithDecisions } from './synthetic-decisions';

export const name = 'replay-decisions';

/** `BENCH_DECISIONS` makes it shorter, or longer. */
const DECISIONS = Number(process.env.BENCH_DECISIONS ?? 100_000);
const PER_SECOND = 5_000;
const LIMIT_MEBIBYTES = 350;

/** Recorded decisions run again through the code of the route: how many a second, and in how much memory. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ledgerline-bench-'));
  const ledger = await startEmbeddedEventStore({ dataDir: folder });
  try {
    const decisions = await fillWithDecisions(ledger.connectionString, DECISIONS);
    const { replayed, same, milliseconds, busy, stall, resident } = await runReplay(ledger.connectionString);
    if (replayed !== decisions || same !== replayed)
      throw new Error(`${String(same)} of ${String(replayed)} were the same`);
    const of = `${String(decisions)} recorded decisions replayed`;
    const value = Math.round(replayed / (milliseconds / 1_000));
    report({ name: of, value, unit: 'decisions/s', limit: PER_SECOND, ratio: rounded(value / PER_SECOND) });
    const core = Math.round(replayed / (busy / 1_000));
    report({ name: 'the same by processor time, one core', value: core, unit: 'decisions/s' });
    const peak = Math.max(...resident);
    const ratio = rounded(LIMIT_MEBIBYTES / peak);
    report({ name: 'resident memory at its highest', value: peak, unit: 'MiB', limit: LIMIT_MEBIBYTES, ratio });
    report({ name: 'slope over the second half', value: slope(resident, replayed), unit: 'MiB per 100k decisions' });
    report({ name: 'longest stall', value: stall, unit: 'ms', limit: 50, ratio: rounded(50 / Math.max(1, stall)) });
  } finally {
    await ledger.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const rebuilt = await rebuiltPerSecond();
  report({ name: 'held against the ledger as of then, in memory', value: rebuilt, unit: 'decisions/s' });
}

const rounded = (ratio: number) => Math.round(ratio * 100) / 100;
