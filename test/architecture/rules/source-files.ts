import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const repository = join(__dirname, '../../..');
export const violations = join(__dirname, '../violations');

/** Every TypeScript source below a folder, as paths relative to `root`; specs and declarations left out. */
export function sourcesBelow(root: string, folder: string): readonly string[] {
  const from = join(root, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec|\.d)\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
    .sort();
}

export function foldersIn(root: string, folder: string): readonly string[] {
  const from = join(root, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
