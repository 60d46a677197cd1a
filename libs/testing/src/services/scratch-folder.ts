import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder for one run, which services of another user can reach too. */
export async function scratchFolder(purpose: string): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), `ledgerline-${purpose}-`));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
