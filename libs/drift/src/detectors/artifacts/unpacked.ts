import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../reason';
import { fileDigest, linkDigest } from './archive';

const MOST_FILES = 50_000;

/** The digest of every file below a folder, by its path there; links are not followed. An absent folder has none. */
export async function folderDigests(folder: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  await collect(folder, '', digests, signal);
  return digests;
}

async function collect(folder: string, below: string, digests: Map<string, string>, signal: AbortSignal) {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    if (below === '' && codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    signal.throwIfAborted();
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) await collect(folder, path, digests, signal);
    else if (entry.isSymbolicLink()) digests.set(path, linkDigest(await readlink(join(folder, path))));
    else if (entry.isFile()) digests.set(path, await fileDigest(join(folder, path), signal));
    if (digests.size > MOST_FILES) throw new Error('there are too many files');
  }
}
