import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { positionOf } from '../store/positions';
import { wholeFolder } from './durable-folder';
import { EventCheck } from './event-check';
import { framesUpTo } from './log-scan';
import type { Manifest } from './manifest';
import { EVENTS_FILE, MANIFEST_FILE, manifestOf } from './manifest';
import { encodeStored } from './record-format';
import { StoreReader } from './store-reader';
import type { OnProgress } from './verify';

const WRITE_BYTES = 1_048_576;

/**
 * Writes everything that a data folder holds at this moment to a new folder, while its node runs or not. Each event is
 * checked on the way: a damaged ledger gives no backup. Throws `LedgerFault`.
 */
export async function backUp(from: string, to: string, onProgress: OnProgress, now: Date): Promise<Manifest> {
  const reader = await StoreReader.open(from);
  try {
    return await wholeFolder(to, (folder) => write(reader, folder, onProgress, now));
  } finally {
    await reader.close();
  }
}

async function write(reader: StoreReader, folder: string, onProgress: OnProgress, now: Date): Promise<Manifest> {
  const head = reader.head();
  const check = new EventCheck();
  const digest = createHash('sha256');
  const file = await open(join(folder, EVENTS_FILE), 'wx');
  try {
    let [pieces, size]: [Buffer[], number] = [[], 0];
    const flush = async (): Promise<void> => {
      const bytes = Buffer.concat(pieces);
      [pieces, size] = [[], 0];
      digest.update(bytes);
      for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
      onProgress(check.events);
    };
    for await (const stored of framesUpTo(reader, head)) {
      check.take(stored.sequence, stored.frame);
      const piece = encodeStored(stored);
      pieces.push(piece);
      size += piece.length;
      if (size >= WRITE_BYTES) await flush();
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
  const { events, streams } = check;
  const content = { events, streams, head: String(positionOf(head)), digest: `sha256:${digest.digest('hex')}` };
  const manifest = manifestOf(content, now);
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}
