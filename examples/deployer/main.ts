import { createLedgerlineClient } from '@ledgerline/api-client';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Intent, Target } from './rollout';
import { rolloutSteps } from './rollout';
import { stopService } from './service';

/**
 * A reference deployer: pulls one environment's intent, makes it so, and reports how far it is. It never builds, and it
 * never decides; whether the environment converged is for the detectors to establish.
 *
 * usage: deployer TARGET.json, with LEDGERLINE_URL and LEDGERLINE_API_KEY in the environment
 */
async function main(): Promise<void> {
  const target = JSON.parse(await readFile(process.argv[2] ?? 'target.json', 'utf8')) as Target;
  const client = createLedgerlineClient({
    url: process.env.LEDGERLINE_URL ?? 'http://127.0.0.1:8080',
    key: process.env.LEDGERLINE_API_KEY ?? '',
  });
  const path = { project: target.project, environment: target.environment };
  const stateFile = join(target.root, 'applied.json');
  const stop = new AbortController();
  process.once('SIGTERM', () => {
    stop.abort();
  });

  const report = (intentRevision: number, body: object) =>
    client.POST('/v1/projects/{project}/environments/{environment}/rollouts', {
      params: { path },
      body: { intentRevision, ...body } as never,
    });

  const rollOut = async (intentRevision: number, intent: Intent): Promise<void> => {
    const steps = rolloutSteps(intent, target, client);
    await report(intentRevision, { status: 'started' });
    try {
      for (const [index, { name, run }] of steps.entries()) {
        await run();
        await report(intentRevision, { status: 'progressed', step: name, done: index + 1, of: steps.length });
      }
    } catch (error) {
      await report(intentRevision, { status: 'failed', reason: (error as Error).message });
      return;
    }
    await report(intentRevision, { status: 'finished' });
  };

  /** What somebody asked to have put back; databases are left to people. */
  const revert = async (intent: Intent): Promise<void> => {
    const { data } = await client.GET('/v1/projects/{project}/environments/{environment}/reverts', {
      params: { path },
    });
    for (const { findingId, difference } of data?.items ?? []) {
      if (difference.domain === 'postgres') continue;
      for (const step of rolloutSteps(intent, target, client)) if (step.name !== 'databases') await step.run();
      await client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/revert-report', {
        params: { path: { ...path, findingId } },
      });
    }
  };

  const round = async (): Promise<void> => {
    const { data } = await client.GET('/v1/projects/{project}/environments/{environment}/intent', { params: { path } });
    if (data === undefined) return;
    const intent = data.document as unknown as Intent;
    const applied = Number(await readFile(stateFile, 'utf8').catch(() => '0'));
    if (applied !== data.intentRevision) {
      await rollOut(data.intentRevision, intent);
      await writeFile(stateFile, String(data.intentRevision));
    }
    await revert(intent);
  };

  while (!stop.signal.aborted) {
    // The api may be away for a while: the next round asks again.
    await round().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    await sleep(300, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  for (const component of Object.keys(target.entries)) await stopService(join(target.root, component));
}

void main();
