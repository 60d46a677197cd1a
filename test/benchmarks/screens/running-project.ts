import { openEventLog } from '@ledgerline/platform/eventstore';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { API_NODE_FLAGS } from '../../../apps/standalone/src/node-flags';
import { freePort } from '../../../apps/standalone/src/probes';
import { listening } from '../queried-api';
import { runRebuild } from '../rebuild-process';
import { benchServices } from '../services';
import type { ProjectSize } from './project-history';
import { historyOf, PROJECT } from './project-history';
import { WrittenProject } from './written-project';

const API = resolve(__dirname, '../../../apps/api/src/main.js');
const PROJECTOR = resolve(__dirname, '../../../apps/projector/src/main.js');
const ROOT_KEY = 'the-root-key-of-this-benchmark';
/** So long at most until what was appended last can be read. */
const PATIENCE_MS = 60_000;
const BULKS_AT_ONCE = 4;

/** A project on an api and a projector of its own. */
export interface RunningProject {
  readonly url: string;
  readonly apiPid: number;
  readonly project: WrittenProject;
  /** Events that were there from the beginning. */
  readonly events: number;
  /** A key of the project for a person of this name and role. */
  issueKey(person: string, role: string): Promise<string>;
  /** As the api answers it to the root key. */
  readonly ask: Ask;
}

export type Ask = (path: string, how?: RequestInit) => Promise<unknown>;

/** Fills a ledger and its tables with a project of this size, runs what serves it, and stops all of it afterwards. */
export async function withRunningProject(size: ProjectSize, measure: (running: RunningProject) => Promise<void>) {
  const services = await benchServices();
  const log = openEventLog({ url: services.eventStoreUrl });
  const processes: ChildProcess[] = [];
  try {
    const project = new WrittenProject(log);
    await write(project, size);
    await runRebuild(services, []);
    const port = await freePort();
    const env = {
      ...process.env,
      EVENTSTORE_URL: services.eventStoreUrl,
      DATABASE_URL: services.databaseUrl,
      LEDGERLINE_REQUESTS_PER_MINUTE: '100000000',
      LEDGERLINE_ROOT_KEY: ROOT_KEY,
      PORT: String(port),
    };
    processes.push(spawn(process.execPath, [PROJECTOR], { env, stdio: 'ignore' }));
    const api = spawn(process.execPath, [...API_NODE_FLAGS, API], { env, stdio: 'ignore' });
    processes.push(api);
    const url = `http://127.0.0.1:${String(port)}`;
    await listening(url);
    const headers = { authorization: `Bearer ${ROOT_KEY}`, 'content-type': 'application/json' };
    const ask: Ask = async (path, how = {}) => {
      const response = await fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(PATIENCE_MS), ...how });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      return response.json();
    };
    await measure({
      url,
      apiPid: api.pid ?? 0,
      project,
      events: project.events,
      ask,
      issueKey: async (person, role) => {
        const body = JSON.stringify({ principal: { kind: 'person', id: person }, role, groups: ['release-managers'] });
        return ((await ask(`/v1/projects/${PROJECT}/api-keys`, { method: 'POST', body })) as { readonly key: string })
          .key;
      },
    });
  } finally {
    await Promise.all(processes.map(stopped));
    await log.close();
    await services.stop();
  }
}

async function write(project: WrittenProject, size: ProjectSize): Promise<void> {
  let inBulk: Promise<void>[] = [];
  for (const { events, isInBulk } of historyOf(size)) {
    if (isInBulk) inBulk.push(project.appendInBulk(events));
    if (isInBulk && inBulk.length < BULKS_AT_ONCE) continue;
    await Promise.all(inBulk);
    inBulk = [];
    if (!isInBulk) await project.append(events);
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
