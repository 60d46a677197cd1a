import { existsSync, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LedgerFault } from './ledger-fault';

/** Throws `target-exists` unless the folder is absent or empty. */
export function refuseExisting(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new LedgerFault('target-exists', `${folder} is not empty: nothing is overwritten, choose another folder`);
  }
}

/**
 * Makes a folder as a whole or not at all: `fill` fills one beside it under a temporary name, which is then flushed
 * and renamed. Nothing is left of it when `fill` fails. Throws `target-exists`, `disk-full`, and what `fill` throws.
 */
export async function wholeFolder<Result>(
  folder: string,
  fill: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const target = resolve(folder);
  refuseExisting(target);
  const temporary = temporaryOf(target);
  await mkdir(dirname(target), { recursive: true });
  try {
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    const result = await fill(temporary);
    for (const name of readdirSync(temporary)) await flush(join(temporary, name));
    await flush(temporary);
    refuseExisting(target);
    await rename(temporary, target);
    await flush(dirname(target));
    return result;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw isDiskFull(error)
      ? new LedgerFault('disk-full', `the disk of ${dirname(target)} is full: nothing was kept`, { cause: error })
      : error;
  }
}

/** Where a folder stands until it is whole; what a killed process left there can be removed. */
export function temporaryOf(folder: string): string {
  const target = resolve(folder);
  return join(dirname(target), `.${basename(target)}.unfinished`);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** LMDB tells of a full disk only in words. */
function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error && (('code' in error && error.code === 'ENOSPC') || error.message.includes('No space left'))
  );
}
