import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Claims the folder for this process before anything in it is thrown away; gives what ends the claim. Throws when a
 * process that still lives has it. What a dead one left behind does not count.
 */
export async function claim(dataDir: string): Promise<() => Promise<void>> {
  const file = `${dataDir}.pid`;
  await mkdir(dirname(file), { recursive: true });
  const owner = await ownerIn(file);
  if (owner !== undefined && isAlive(owner)) {
    throw new Error(
      `the demo already runs in ${dataDir}, as process ${String(owner)}: stop it first, or choose another folder with --data`,
    );
  }
  await rm(file, { force: true });
  const claimed = await open(file, 'wx');
  await claimed.writeFile(String(process.pid));
  await claimed.close();
  return () => rm(file, { force: true });
}

async function ownerIn(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
