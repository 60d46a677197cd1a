import { randomBytes } from 'node:crypto';
import { ApiUnderLoad, requestText } from './api-under-load';
import type { Figure } from './node';

export const name = 'record-build';

const LEAST_SHARE = 0.5;

/** Builds recorded over HTTP, through every guard and rule, against what the raw client appends to the same node. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const under = await ApiUnderLoad.start();
  try {
    // The data of one event is about as large as a recorded build's.
    const raw = await under.rawAppends(() => ({ ...buildOf(digest()), project: 'bench' }));
    await under.measure('POST /builds', postBuild, raw, LEAST_SHARE, report);
  } finally {
    await under.stop();
  }
}

function buildOf(sha256: string) {
  return {
    component: 'web',
    artifacts: [{ reference: `ghcr.io/acme/web@sha256:${sha256}`, tags: ['latest'] }],
    source: { repository: 'github.com/acme/checkout', commit: sha256.slice(0, 40), authors: ['olga'] },
    builder: 'ci',
  };
}

function digest(): string {
  return randomBytes(32).toString('hex');
}

function postBuild(): string {
  return requestText('POST', '/v1/projects/bench/builds', buildOf(digest()));
}
