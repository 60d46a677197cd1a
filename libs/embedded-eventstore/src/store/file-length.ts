import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** LMDB's data file begins with two pages that say, in turns, what the log was after the last commits. */
const METAS = 2;
const MAGIC = 0xbeef_c0de;
const AT = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152, end: 160 } as const;

export interface FileLength {
  /** Bytes there are. */
  readonly present: number;
  /** Bytes that the last commit had; some of them at the end may never have been written. */
  readonly committed: number;
}

/** Undefined where there is no log yet; what does not look like one was committed to, and has lost all of it. */
export function fileLength(file: string): FileLength | undefined {
  if (!existsSync(file)) return undefined;
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(65_536 + AT.end);
    readSync(handle, header, 0, header.length, 0);
    // After the header: a process that is writing makes room before it says that there is something.
    return lengthIn(header, fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

/** Makes the file longer by so many zeros, wherever it ends by then: nothing that is there is touched. */
export function extend(file: string, bytes: number): void {
  const room = Buffer.alloc(Math.min(bytes, 1_048_576));
  const handle = openSync(file, 'a');
  try {
    for (let left = bytes; left > 0; left -= room.length) writeSync(handle, room, 0, Math.min(left, room.length));
  } finally {
    closeSync(handle);
  }
}

function lengthIn(header: Buffer, present: number): FileLength | undefined {
  if (present === 0) return undefined;
  if (header.readUInt32LE(AT.magic) !== MAGIC) return { present, committed: Infinity };
  const pageSize = header.readUInt32LE(AT.pageSize);
  let [latest, committed] = [-1n, 0];
  for (let meta = 0; meta < METAS; meta++) {
    const start = meta * pageSize;
    if (start + AT.end > header.length || header.readUInt32LE(start + AT.magic) !== MAGIC) continue;
    const transaction = header.readBigUInt64LE(start + AT.transaction);
    if (transaction <= latest) continue;
    latest = transaction;
    committed = (Number(header.readBigUInt64LE(start + AT.lastPage)) + 1) * pageSize;
  }
  return { present, committed };
}
