import { digestOf, isDigest } from '@ledgerline/kernel';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../session';
import { trustedKeys } from './trusted-keys';
import type { Expected } from './verify-evidence';

interface Given {
  /** Files with public keys. */
  readonly key: readonly string[];
  /** Files that evidence has to be about. */
  readonly artifact: readonly string[];
  readonly digest: readonly string[];
}

/** What the command line says that documents have to be. */
export async function expectedOf({ key, artifact, digest }: Given): Promise<Expected> {
  const wrong = digest.find((text) => !isDigest(text));
  if (wrong !== undefined) throw new UsageError(`--digest ${wrong}: say sha256: and 64 lower-case hexadecimal digits`);
  const artifacts = new Map(await Promise.all(artifact.map(artifactIn)));
  return { keys: await trustedKeys(key), digests: [...artifacts.keys(), ...digest], artifacts };
}

async function artifactIn(file: string): Promise<readonly [string, Buffer]> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  return [digestOf(bytes), bytes];
}
