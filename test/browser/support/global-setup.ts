import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answersOk, freePort } from '../../../apps/standalone/src/probes';
import { SupervisedProcess } from '../../../apps/standalone/src/supervised-process';
import { noBrowser } from './chromium';

const repository = resolve(__dirname, '../../..');
const RUNNING = Symbol.for('ledgerline.browser.standalone');

export type RunGlobals = typeof globalThis & { [RUNNING]?: () => Promise<void> };

/** One Ledgerline for all the browser specs of a run, as it is built; each of them has a project of its own in it. */
export default async function globalSetup(): Promise<void> {
  if (noBrowser !== undefined) {
    process.stderr.write(`browser tests are skipped: ${noBrowser}\n`);
    return;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'ledgerline-browser-'));
  // The embedded PostgreSQL may run as another user.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const rootKey = `llk_root_${randomBytes(32).toString('base64url')}`;
  const standalone = new SupervisedProcess({
    name: 'standalone',
    script: join(repository, 'dist/apps/standalone/src/main.js'),
    args: ['--data', dataDir, '--port', String(port)],
    env: { LEDGERLINE_ROOT_KEY: rootKey },
    logFile: join(dataDir, 'standalone.log'),
    isReady: () => answersOk(`${url}/health/ready`),
  });
  await standalone.start();
  Object.assign(process.env, { LEDGERLINE_BROWSER_URL: url, LEDGERLINE_BROWSER_KEY: rootKey });
  (globalThis as RunGlobals)[RUNNING] = async () => {
    await standalone.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

export async function stopStandalone(): Promise<void> {
  await (globalThis as RunGlobals)[RUNNING]?.();
}
