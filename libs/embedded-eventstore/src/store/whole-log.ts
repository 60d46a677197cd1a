import { decodeFrame } from '../wire/frames';
import { uuidBytes } from '../wire/uuid';
import type { IndexEntry } from './index-entry';
import { TOMBSTONED } from './index-entry';

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

interface Log {
  readonly head: number;
  framesFrom(first: number, limit: number): readonly { readonly sequence: number; readonly frame: Buffer }[];
  streamId(name: string): number | undefined;
  entry(streamId: number, revision: number): IndexEntry | undefined;
}

/** Reads every event and looks it up in its stream. Throws at the first that is not as it was written. */
export function assertWhole(store: Log): void {
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
