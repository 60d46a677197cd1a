import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ReadEntry } from 'tar';
import { Parser } from 'tar';

const MOST_BYTES = 1024 ** 3;
const MOST_FILES = 50_000;

/** SHA-256 of a file's bytes. */
export async function fileDigest(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return `sha256:${hash.digest('hex')}`;
}

/** A symbolic link counts by where it points. */
export function linkDigest(target: string): string {
  return `sha256:${createHash('sha256').update(`symbolic link to ${target}`).digest('hex')}`;
}

/** The digest of every file in a gzipped tar archive, by its path. Throws on what is no such archive, or too large. */
export async function archiveDigests(path: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  let bytes = 0;
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      read(entry, digests, (length) => {
        bytes += length;
        if (bytes > MOST_BYTES || digests.size > MOST_FILES) parser.abort(new Error('the archive is too large'));
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    const file = createReadStream(path, { signal });
    parser.on('end', resolve);
    parser.on('error', reject);
    parser.on('abort', reject);
    file.on('error', reject);
    file.pipe(parser);
  });
  return digests;
}

function read(entry: ReadEntry, digests: Map<string, string>, count: (bytes: number) => void): void {
  const name = normalised(entry.path);
  switch (entry.type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile': {
      const hash = createHash('sha256');
      entry.on('data', (chunk: Buffer) => {
        hash.update(chunk);
        count(chunk.length);
      });
      entry.on('end', () => {
        digests.set(name, `sha256:${hash.digest('hex')}`);
        count(0);
      });
      return;
    }
    case 'SymbolicLink':
      digests.set(name, linkDigest(entry.linkpath ?? ''));
      break;
    case 'Link':
      digests.set(name, digests.get(normalised(entry.linkpath ?? '')) ?? linkDigest(entry.linkpath ?? ''));
      break;
    default:
      break;
  }
  count(0);
  entry.resume();
}

const normalised = (path: string) => path.replace(/^(\.?\/)+/, '');
