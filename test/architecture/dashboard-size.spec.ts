import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { repository } from './rules/source-files';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const built = join(repository, 'dist/apps/dashboard');
const manifest = () =>
  JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;

/** The chunk and everything that it cannot do without. */
function needed(chunks: Readonly<Record<string, Chunk>>, name: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = chunks[name];
  if (chunk === undefined || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) needed(chunks, imported, found);
  return found;
}

describe('what a browser has to load of the dashboard', () => {
  it('is at most 200 KB of compressed JavaScript for the first screen', () => {
    const chunks = manifest();
    const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry === true) ?? '';
    const board = Object.keys(chunks).find((name) => name.endsWith('screens/board/board.tsx')) ?? '';
    const files = new Set([...needed(chunks, entry), ...needed(chunks, board)]);
    expect(files.size).toBeGreaterThan(1);
    const bytes = [...files].map((file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(200 * 1024);
  });
});
