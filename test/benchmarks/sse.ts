import { setTimeout as pause } from 'node:timers/promises';
import { benchOptions } from './bench-options';
import { percentile } from './http-load';
import type { Figure } from './node';
import { processCpu } from './process-cpu';
import { slope } from './memory-slope';
import { residentMebibytes } from './rebuild-process';
import { LiveClient } from './screens/live-client';
import { LiveLoad } from './screens/live-load';
import type { RunningProject } from './screens/running-project';
import { withRunningProject } from './screens/running-project';
import { sessionOf } from './screens/session';

export const name = 'sse';

const { minutes = 0.5 } = benchOptions();
const SIZE = { environments: 4, releases: 20, findings: 0, events: 2_000 };
const CLIENTS = 200;
/** One key opens so many streams at most, with its sessions. */
const CLIENTS_A_KEY = 50;
const SLOW = 20;
const CUT = 50;
/** When each of them is told of each event; none is cut off. */
const WATCHED = 20;
const EVENTS_A_SECOND = 50;
const SETTLE_SECONDS = 5;
const MOST_CPU = 0.25;
const MOST_MILLISECONDS = 1_000;
const MOST_SLOWER = 1.5;
/** Of what is resident, in half an hour; told of a run that is long enough to know. */
const MOST_GROWTH = 0.05;
const LEAST_MINUTES = 5;

/** Dashboards that follow one busy project on one api: what it costs, and that each of them is told of everything. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await withRunningProject(SIZE, async (running) => {
    const load = new LiveLoad(running.project, EVENTS_A_SECOND);
    const clients = await dashboards(running, CLIENTS);
    load.watch(clients.slice(-WATCHED));
    const stopped = load.run();
    await pause(SETTLE_SECONDS * 1_000);
    const alone = await watched(running, load);
    const slow = await dashboards(running, SLOW);
    for (const one of slow) one.stall();
    const cut = clients.slice(0, CUT).map((one) => one.cut());
    const beside = await watched(running, load);
    await Promise.all(cut);
    load.stop();
    await stopped;
    await load.allReach(clients);
    tellCosts(report, alone);
    tellMemory(report, [...alone.resident, ...beside.resident]);
    const slower = beside.p95 / alone.p95;
    const besides = { limit: MOST_SLOWER, ratio: MOST_SLOWER / slower };
    report({ name: `the same with ${String(SLOW)} that read nothing`, value: slower, unit: 'times', ...besides });
    tellMissed(report, `of ${String(CLIENTS - CUT)}`, load.missedBy(clients.slice(CUT)));
    tellMissed(report, `of ${String(CUT)} that were cut off and came back`, load.missedBy(clients.slice(0, CUT)));
    report({ name: 'events appended meanwhile', value: load.appended, unit: 'events' });
    for (const one of [...clients, ...slow]) one.close();
  });
}

async function dashboards(running: RunningProject, count: number) {
  const keys = await Promise.all(
    Array.from({ length: Math.ceil(count / CLIENTS_A_KEY) }, (_, index) =>
      running.issueKey(`reader-${String(count)}-${String(index)}`, 'release-manager'),
    ),
  );
  const clients: LiveClient[] = [];
  for (let index = 0; index < count; index += 1) {
    const cookie = await sessionOf(running.url, keys[Math.floor(index / CLIENTS_A_KEY)] ?? '');
    const client = new LiveClient(running.url, cookie, LiveLoad.table);
    await client.open();
    clients.push(client);
  }
  return clients;
}

interface Watched {
  /** Of one core. */
  readonly cpu: number;
  /** MiB, each second. */
  readonly resident: readonly number[];
  /** Milliseconds from an append until a client was told. */
  readonly p95: number;
}

async function watched({ apiPid }: RunningProject, load: LiveLoad): Promise<Watched> {
  const resident: number[] = [];
  const before = (await processCpu(apiPid)) ?? 0;
  const begun = performance.now();
  load.forget();
  while (performance.now() - begun < (minutes * 60_000) / 2) {
    await pause(1_000);
    resident.push(await residentMebibytes(apiPid));
  }
  const cpu = (((await processCpu(apiPid)) ?? 0) - before) / (performance.now() - begun);
  return { cpu, resident, p95: percentile(load.latencies(), 0.95) };
}

function tellCosts(report: (figure: Figure) => void, { cpu, p95 }: Watched): void {
  const of = `${String(CLIENTS)} dashboards, ${String(EVENTS_A_SECOND)} events a second`;
  report({
    name: `${of}: processor of the api`,
    value: cpu,
    unit: 'of a core',
    limit: MOST_CPU,
    ratio: MOST_CPU / cpu,
  });
  const limits = { limit: MOST_MILLISECONDS, ratio: MOST_MILLISECONDS / p95 };
  report({ name: `${of}: told after an append, 95th percentile`, value: p95, unit: 'ms', ...limits });
}

function tellMemory(report: (figure: Figure) => void, resident: readonly number[]): void {
  const most = Math.max(...resident);
  report({ name: 'resident memory of the api at its highest', value: most, unit: 'MiB' });
  const growth = (slope(resident, 100_000) * 30) / minutes;
  const limit = most * MOST_GROWTH;
  const isLong = minutes >= LEAST_MINUTES;
  report({
    name: `what 30 minutes add to it, by ${String(minutes)}`,
    value: growth,
    unit: 'MiB',
    ...(isLong && { limit, ratio: growth <= 0 ? 1 : limit / growth }),
  });
}

function tellMissed(report: (figure: Figure) => void, whom: string, value: number): void {
  report({
    name: `changes that one ${whom} was not told`,
    value,
    unit: 'changes',
    limit: 0,
    ratio: value === 0 ? 1 : 0,
  });
}
