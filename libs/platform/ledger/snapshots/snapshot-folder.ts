import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFiles } from './snapshot-files';

const MOST_BYTES = 512 * 1024 * 1024;

/** Snapshots in a folder, which several processes may share; the oldest go when they take more room than allowed. */
export class SnapshotFolder implements SnapshotFiles {
  constructor(
    private readonly folder: string,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  async read(name: string): Promise<Uint8Array | undefined> {
    return readFile(join(this.folder, name)).catch(absent);
  }

  /** Written under another name and renamed when it is on disk: what is found under its own name is whole. */
  async write(name: string, content: Uint8Array): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const unfinished = join(this.folder, `${name}.${randomUUID()}.tmp`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, join(this.folder, name));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await this.makeRoom();
  }

  private async makeRoom(): Promise<void> {
    const files = await Promise.all((await readdir(this.folder)).map((name) => this.measured(name)));
    const present = files.filter((file) => file !== undefined).sort((one, other) => other.writtenAt - one.writtenAt);
    let bytes = 0;
    for (const { path, size } of present) {
      bytes += size;
      if (bytes > this.mostBytes) await rm(path, { force: true });
    }
  }

  private async measured(name: string) {
    const path = join(this.folder, name);
    const found = await stat(path).catch(absent);
    return found?.isFile() === true ? { path, size: found.size, writtenAt: found.mtimeMs } : undefined;
  }
}

function absent(error: unknown): undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
