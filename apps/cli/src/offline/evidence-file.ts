import type { EvidenceKind } from '@ledgerline/offline/release';
import { recognise } from '@ledgerline/offline/release';
import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../session';

/** As much as the ledger takes in one document. */
const MAX_BYTES = 8 * 1024 * 1024;

/** A file that is to be evidence. Nothing that is too long for that is read. */
export async function readEvidenceFile(file: string): Promise<Buffer> {
  const cannot = (why: string) => new UsageError(`cannot read ${file}: ${why}`);
  const found = await stat(file).catch((error: unknown) => {
    throw cannot((error as Error).message);
  });
  if (found.size > MAX_BYTES) throw cannot(`it has ${String(found.size)} bytes, and a document has 8 MiB at most`);
  return readFile(file).catch((error: unknown) => {
    throw cannot((error as Error).message);
  });
}

/** What the document is by its looks. */
export function kindOfDocument(bytes: Buffer, file: string): EvidenceKind {
  const recognised = recognise(bytes);
  if (typeof recognised !== 'string') return recognised.kind;
  throw new UsageError(`cannot tell what ${file} is: ${recognised}; say --kind`);
}
