import type { TrustedKey } from '@ledgerline/platform/sigstore';
import { readPublicKey } from '@ledgerline/platform/sigstore';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../session';

/** The keys in these files, each trusted under the name of its file. */
export async function trustedKeys(files: readonly string[]): Promise<readonly TrustedKey[]> {
  return Promise.all(files.map(trustedKey));
}

async function trustedKey(file: string): Promise<TrustedKey> {
  const pem = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  const key = readPublicKey(pem);
  if (typeof key === 'string') throw new UsageError(`the key in ${file} ${key}`);
  return { name: file, ...key };
}
