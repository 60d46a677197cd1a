import { statfsSync } from 'node:fs';

/** With less than this left, a write that fails fails for want of room. */
const FULL_BYTES = 4 * 1_048_576;

/** LMDB reports a full disk as an I/O error like any other. */
export function whyNotWritten(error: unknown, folder: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return isFull(folder) ? `the disk of ${folder} is full (${message})` : message;
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < FULL_BYTES;
  } catch {
    return false;
  }
}
