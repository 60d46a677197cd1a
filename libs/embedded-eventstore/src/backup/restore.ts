import type { StoredFrame } from '../store/ledger-store';
import { LedgerStore } from '../store/ledger-store';
import { uuidBytes } from '../wire/uuid';
import { refuseExisting, wholeFolder } from './durable-folder';
import { EventCheck } from './event-check';
import { damaged } from './ledger-fault';
import type { LedgerContent } from './manifest';
import type { OnProgress } from './verify';
import { framesOfBackup, verifyBackup, verifyFolder } from './verify';

const EVENTS_PER_FLUSH = 4_096;

/**
 * Makes a data folder of a backup, with every event at the position that it had. The backup is verified before anything
 * is written, and what was written before it gets its name. Throws `LedgerFault`; then there is no data folder.
 */
export async function restore(from: string, to: string, onProgress: OnProgress): Promise<LedgerContent> {
  refuseExisting(to);
  const content = await verifyBackup(from, onProgress);
  return wholeFolder(to, async (folder) => {
    await write(from, folder, onProgress);
    const written = await verifyFolder(folder, onProgress);
    if (written.digest !== content.digest) throw damaged('the restored ledger', 'it is not what the backup holds');
    return written;
  });
}

async function write(from: string, folder: string, onProgress: OnProgress): Promise<void> {
  const store = await LedgerStore.open(folder);
  try {
    const check = new EventCheck();
    let page: StoredFrame[] = [];
    const flush = (): void => {
      store.transaction(() => {
        for (const stored of page) writeOne(store, check, stored);
      });
      page = [];
      onProgress(check.events);
    };
    for await (const stored of framesOfBackup(from)) {
      page.push(stored);
      if (page.length >= EVENTS_PER_FLUSH) flush();
    }
    flush();
  } finally {
    await store.close();
  }
}

function writeOne(store: LedgerStore, check: EventCheck, { sequence, frame }: StoredFrame): void {
  const { stream, streamId, indexed: revision, created, id } = check.take(sequence, frame);
  if (streamId === sequence) store.nameStream(stream, streamId);
  store.write(streamId, { revision, sequence, created, id: uuidBytes(id) }, frame);
}
