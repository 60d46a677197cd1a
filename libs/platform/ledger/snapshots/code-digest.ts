import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const CODE = /(?<![.]spec)[.](js|ts|json)$/;

/** A digest of every file of code below a folder, and of the runtime: with another one, states may be others. */
export async function codeDigest(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && CODE.test(entry.name));
  const hash = createHash('sha256').update(process.version);
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    const content = createHash('sha256').update(await readFile(path));
    hash.update(`\n${relative(folder, path)} ${content.digest('hex')}`);
  }
  return hash.digest('hex');
}
