import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ends the component's process, if one runs; it may have been started by an earlier deployer. */
export async function stopService(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => '0'));
  if (pid === 0 || !alive(pid)) return;
  process.kill(pid, 'SIGTERM');
  for (let tries = 0; alive(pid); tries += 1) {
    if (tries === 100) process.kill(pid, 'SIGKILL');
    await sleep(20);
  }
}

/** Starts the unpacked artifact and resolves when it answers with the digest it was started for. */
export async function restartService(folder: string, entry: string, port: number, digest: string): Promise<void> {
  await stopService(folder);
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(process.execPath, [join(folder, 'current', entry)], {
    env: { PATH: process.env.PATH, PORT: String(port), ARTIFACT_DIGEST: digest },
    stdio: ['ignore', log, log],
    detached: true,
  });
  child.unref();
  await writeFile(join(folder, 'pid'), String(child.pid));
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/`)
      .then(async (response) => (await response.json()) as { digest?: string })
      .catch(() => undefined);
    if (answer?.digest === digest) return;
    await sleep(20);
  }
  throw new Error(`the process in ${folder} does not answer on port ${String(port)} with ${digest}`);
}
