import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

/** A file of the dashboard, as it is sent. */
export interface BuiltFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Undefined where it would not be smaller. */
  readonly gzipped: Buffer | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const compress = promisify(gzip);

/** Every file below the folder by its path (`assets/index-1a2b.js`); none of a folder that was not built. */
export async function builtFilesIn(folder: string): Promise<ReadonlyMap<string, BuiltFile>> {
  if (!existsSync(join(folder, 'index.html'))) return new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const known = paths.filter((path) => extname(path) in types);
  const files = await Promise.all(
    known.map(async (path) => [relative(folder, path).replaceAll('\\', '/'), await builtFile(path)] as const),
  );
  return new Map(files);
}

async function builtFile(path: string): Promise<BuiltFile> {
  const plain = await readFile(path);
  const gzipped = await compress(plain, { level: constants.Z_BEST_COMPRESSION });
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzipped: gzipped.length < plain.length * 0.95 ? gzipped : undefined,
  };
}
