import { benchOptions } from './bench-options';
import { percentile } from './http-load';
import type { Figure } from './node';
import { withRunningProject } from './screens/running-project';
import { screenCalls } from './screens/screen-calls';

export const name = 'dashboard-api';

const { events = 100_000 } = benchOptions();
const SIZE = { environments: 40, releases: 200, findings: 20_000, events };
/** So that every environment has been asked about once: what is known of it then stays in memory. */
const WARM_UP = 40;
const TIMES = 60;
const MOST_MILLISECONDS = 100;

/** What each screen asks, over HTTP, one after the other, on a ledger of so many events. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await withRunningProject(SIZE, async (running) => {
    report({ name: 'ledger', value: running.events, unit: 'events' });
    const calls = await screenCalls(running, SIZE);
    const latencies = new Map(calls.map(({ name: call }) => [call, [] as number[]]));
    // In turn, so that a moment in which the machine does something else is nobody's alone.
    for (let time = 0; time < WARM_UP + TIMES; time += 1) {
      for (const { name: call, send } of calls) {
        const begun = performance.now();
        await send(time);
        if (time >= WARM_UP) latencies.get(call)?.push(performance.now() - begun);
      }
    }
    for (const [call, took] of latencies) {
      const sorted = took.sort((one, other) => one - other);
      const p95 = percentile(sorted, 0.95);
      const limits = { limit: MOST_MILLISECONDS, ratio: MOST_MILLISECONDS / p95 };
      report({ name: `${call}, 95th percentile`, value: p95, unit: 'ms', ...limits });
    }
  });
}
