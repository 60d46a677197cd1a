import { EventCatalog } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { promotionEvents } from '@ledgerline/promotion';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { API_NODE_FLAGS } from '../../apps/standalone/src/node-flags';
import type { DecisionStore } from '../../libs/promotion/src/projections/decisions/store';
import {
  ReplayDecisions,
  ReplayDecisionsHandler,
  REPLAYS,
} from '../../libs/promotion/src/queries/replay-decisions/query';
import { DecisionReader } from '../../libs/promotion/src/replay/decision-reader';
import { DecisionReplays } from '../../libs/promotion/src/replay/decision-replays';
import { Stretches } from '../../libs/promotion/src/replay/stretch-of';
import { readCursor } from '../../libs/platform/http/lists/cursor';
import { residentMebibytes } from './rebuild-process';
import { PROJECT } from './synthetic-decisions';

const SAMPLE_MILLISECONDS = 200;
const LIMIT = 5_000;

export interface ReplayRun {
  readonly replayed: number;
  readonly same: number;
  readonly milliseconds: number;
  /** Milliseconds of processor time. */
  readonly busy: number;
  /** Longest time for which nothing else could run, in milliseconds. */
  readonly stall: number;
  /** Resident memory in MiB, at equal intervals. */
  readonly resident: readonly number[];
}

/** A process that replays every decision of the ledger, page by page, as the route does for who asks for them all. */
export async function runReplay(url: string): Promise<ReplayRun> {
  const child = spawn(process.execPath, [...API_NODE_FLAGS, __filename, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const resident: number[] = [];
  const watching = setInterval(() => {
    void residentMebibytes(child.pid ?? 0).then((now) => now > 0 && resident.push(now));
  }, SAMPLE_MILLISECONDS);
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => (last = line));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  clearInterval(watching);
  if (code !== 0) throw new Error(`the replay ended with ${String(code)}`);
  return { ...(JSON.parse(last) as Omit<ReplayRun, 'resident'>), resident };
}

async function replayAll(url: string): Promise<Omit<ReplayRun, 'resident'>> {
  const log = openEventLog({ url });
  const catalog = new EventCatalog(promotionEvents);
  const store = { lastBefore: () => Promise.resolve(undefined) } as unknown as DecisionStore;
  const replays = new DecisionReplays(log, catalog, new DecisionReader(log, catalog));
  const handler = new ReplayDecisionsHandler(new Stretches(log, store), replays);
  // The api is connected long before somebody asks.
  await log.head();
  const stalls = watchStalls();
  const begun = performance.now();
  const used = process.cpuUsage();
  let [replayed, same] = [0, 0];
  let after: readonly string[] | undefined;
  for (let more = true; more;) {
    const page = await handler.execute(new ReplayDecisions(PROJECT, {}, 'record', { limit: LIMIT, after }));
    replayed += page.replayed;
    same += page.same;
    after = page.next === null ? undefined : readCursor(REPLAYS, page.next, 1);
    more = page.next !== null;
  }
  const milliseconds = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  const stall = stalls();
  await log.close();
  return { replayed, same, milliseconds, busy: (user + system) / 1_000, stall };
}

/**
 * Ends the watch, and says for how long nothing else could run at the most, in milliseconds: how late a timer was, unless
 * it was another process that had the processor.
 */
function watchStalls(): () => number {
  const EVERY = 5;
  let last = performance.now();
  let used = process.cpuUsage();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(used);
    longest = Math.max(longest, Math.min(now - last - EVERY, (user + system) / 1_000));
    last = now;
    used = process.cpuUsage();
  }, EVERY);
  return () => {
    clearInterval(timer);
    return Math.round(longest);
  };
}

if (require.main === module) {
  replayAll(process.argv[2] ?? '')
    .then((run) => process.stdout.write(`${JSON.stringify(run)}\n`))
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    });
}
