import { ApiServerStandIn } from '@ledgerline/testing';
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { declaredObjects, fillCluster, heartbeat } from './kubernetes-samples';
import type { Figure } from './node';
import { processCpu } from './process-cpu';

export const name = 'kubernetes-watch';

/** `BENCH_OBJECTS` makes it smaller. */
const OBJECTS = Number(process.env.BENCH_OBJECTS ?? 10_000);
const STEADY_SECONDS = 30;
const CHANGES_A_SECOND = 20;
const FIRST_PASS_LIMIT_MILLISECONDS = 30_000;
const STEADY_LIMIT_PERCENT = 5;
const MEMORY_LIMIT_MEBIBYTES = 350;
const OBSERVER = resolve(__dirname, 'kubernetes-watch-process.js');

/** One detector in a process of its own, before a cluster that is all in one namespace and never quite still. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const cluster = new ApiServerStandIn();
  const kubeconfig = await cluster.start();
  fillCluster(cluster, OBJECTS);
  const manifest = join(dirname(kubeconfig), 'manifest.json');
  await writeFile(manifest, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: declaredObjects }));
  const env = { ...process.env, BENCH_KUBECONFIG: kubeconfig, BENCH_MANIFEST: manifest };
  const observer = spawn(process.execPath, [OBSERVER], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: observer.stdout })[Symbol.asyncIterator]();
    const { milliseconds, objects } = JSON.parse(String((await lines.next()).value)) as FirstPass;
    const of = `${String(OBJECTS)} objects`;
    const first = FIRST_PASS_LIMIT_MILLISECONDS;
    report({
      name: `first full pass, ${of}`,
      value: milliseconds,
      unit: 'ms',
      limit: first,
      ratio: first / milliseconds,
    });
    report({ name: `reported of ${of}`, value: objects, unit: 'objects' });

    const { percent, mebibytes } = await steady(cluster, observer.pid);
    const told = `${of}, ${String(CHANGES_A_SECOND)} changes a second, a look every ten seconds`;
    const [cpu, memory] = [STEADY_LIMIT_PERCENT, MEMORY_LIMIT_MEBIBYTES];
    report({ name: `steady state, ${told}`, value: percent, unit: '% of a core', limit: cpu, ratio: cpu / percent });
    report({
      name: `resident memory at its highest, ${of}`,
      value: mebibytes,
      unit: 'MiB',
      limit: memory,
      ratio: memory / mebibytes,
    });
  } finally {
    observer.kill();
    await cluster.stop();
  }
}

interface FirstPass {
  readonly milliseconds: number;
  readonly objects: number;
}

async function steady(cluster: ApiServerStandIn, pid: number | undefined) {
  const begun = performance.now();
  const before = (await processCpu(pid)) ?? 0;
  for (let change = 0; performance.now() - begun < STEADY_SECONDS * 1000; change += 1) {
    heartbeat(cluster, change);
    if (change % (CHANGES_A_SECOND * 10) === 0) cluster.watches.bookmark();
    await pause(1000 / CHANGES_A_SECOND);
  }
  const used = ((await processCpu(pid)) ?? 0) - before;
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  const mebibytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  return { percent: Math.max(0.01, (used * 100) / (performance.now() - begun)), mebibytes };
}
