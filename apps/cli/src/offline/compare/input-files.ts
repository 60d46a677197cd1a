import { refuse } from '@ledgerline/kernel';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unreadable } from './unreadable';

export interface InputFile {
  readonly file: string;
  readonly text: string;
}

const MOST_FILES = 5000;
const MOST_BYTES = 512 * 1024 * 1024;

const documents = /\.(?:ya?ml|json)$/i;

/** The file, or every YAML and JSON file of the folder and of those in it, in the order of their names. */
export async function inputFiles(path: string, kind = documents): Promise<readonly InputFile[]> {
  const names = await namesIn(path, kind);
  if (names.length === 0) throw unreadable(refuse('input-empty', { file: path }));
  const files: InputFile[] = [];
  let bytes = 0;
  for (const file of names) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => cannot(file, error));
    bytes += text.length;
    if (bytes > MOST_BYTES) throw unreadable(refuse('input-too-large', { file: path, most: '512 MiB' }));
    files.push({ file, text });
  }
  return files;
}

async function namesIn(path: string, kind: RegExp): Promise<readonly string[]> {
  const found = await stat(path).catch((error: unknown) => cannot(path, error));
  if (!found.isDirectory()) {
    if (found.size > MOST_BYTES) throw unreadable(refuse('input-too-large', { file: path, most: '512 MiB' }));
    return [path];
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && kind.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  if (names.length > MOST_FILES) {
    throw unreadable(refuse('input-too-large', { file: path, most: `${String(MOST_FILES)} files` }));
  }
  return names.sort();
}

function cannot(file: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const problem = { ENOENT: 'it is not there', EACCES: 'reading it is not allowed', EISDIR: 'it is a folder' }[code];
  throw unreadable(refuse('input-unreadable', { file, problem: problem ?? (error as Error).message }));
}
