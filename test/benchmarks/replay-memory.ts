import { slope } from './memory-slope';
import type { Figure } from './node';
import { fillLedger, runRebuild } from './rebuild-process';
import { benchServices } from './services';

export const name = 'replay-memory';

/** `BENCH_EVENTS` makes it longer: a million by night. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 200_000);
const LIMIT_MEBIBYTES = 350;

/** Resident memory of the program that replays the whole ledger into every projection: its peak, and what more events add. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const services = await benchServices();
  try {
    const events = await fillLedger(services, EVENTS);
    const { resident } = await runRebuild(services, []);
    const peak = Math.max(...resident);
    const of = `replay of ${String(events)} events`;
    const ratio = Math.round((LIMIT_MEBIBYTES / peak) * 100) / 100;
    report({ name: `resident memory at its highest, ${of}`, value: peak, unit: 'MiB', limit: LIMIT_MEBIBYTES, ratio });
    report({ name: `slope over the second half, ${of}`, value: slope(resident, events), unit: 'MiB per 100k events' });
  } finally {
    await services.stop();
  }
}
