/** Where one revision of a stream is, and what deciding about it needs without reading the event. */
export interface IndexEntry {
  readonly revision: number;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The event's UUID, 16 bytes. */
  readonly id: Buffer;
}

/** The highest revision that an index key can hold is that of a tombstone: a stream that has it is deleted for ever. */
export const TOMBSTONED = 0xffff_ffff;

export function indexKey(streamId: number, revision: number): Buffer {
  const key = Buffer.allocUnsafe(8);
  key.writeUInt32BE(streamId, 0);
  key.writeUInt32BE(Math.min(revision, TOMBSTONED), 4);
  return key;
}

export const streamOfKey = (key: Buffer): number => key.readUInt32BE(0);
export const revisionOfKey = (key: Buffer): number => key.readUInt32BE(4);

export function encodeEntry(entry: IndexEntry): Buffer {
  const value = Buffer.allocUnsafe(26);
  value.writeUInt32BE(entry.sequence, 0);
  value.writeUIntBE(entry.created, 4, 6);
  entry.id.copy(value, 10);
  return value;
}

export function decodeEntry(revision: number, value: Buffer): IndexEntry {
  return {
    revision,
    sequence: value.readUInt32BE(0),
    created: value.readUIntBE(4, 6),
    id: value.subarray(10, 26),
  };
}
