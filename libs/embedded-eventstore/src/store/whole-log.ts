import { decodeFrame } from '../wire/frames';
import { uuidBytes } from '../wire/uuid';
import { TOMBSTONED } from './index-entry';
import type { LedgerStore } from './ledger-store';

const PAGE = 512;

/** The data file ends before what was committed to it does. */
export class DamagedLog extends Error {
  constructor(file: string, bytes: number, cause?: unknown) {
    super(`the log is damaged: ${file} ends after ${String(bytes)} bytes, and events are missing; restore a backup`, {
      cause,
    });
    this.name = 'DamagedLog';
  }
}

/** Reads every event and looks it up in its stream. Throws at the first that is not as it was written. */
export function assertWhole(store: Pick<LedgerStore, 'framesFrom' | 'head' | 'streamId' | 'entry'>): void {
  let last = 0;
  for (;;) {
    const page = store.framesFrom(last + 1, PAGE);
    for (const { sequence, frame } of page) {
      const { id, stream, revision } = decodeFrame(frame);
      const entry = store.entry(store.streamId(stream) ?? 0, Math.min(Number(revision), TOMBSTONED));
      if (entry?.sequence !== sequence || !entry.id.equals(uuidBytes(id))) {
        throw new Error(`event ${String(sequence)} is not in its stream`);
      }
      last = sequence;
    }
    if (page.length < PAGE) break;
  }
  if (last !== store.head) throw new Error(`the log ends at event ${String(last)}, not ${String(store.head)}`);
}
