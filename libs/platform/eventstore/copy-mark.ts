import type { StoredEvent } from '@ledgerline/kernel';

/** Key of an event's metadata under which a copy of a ledger keeps what the server gave the event anew. */
const COPIED_FROM = 'copiedFrom';

/** What an event was in the ledger that it was copied from. */
export interface CopyMark {
  /** Its position there. */
  readonly position: string;
  /** When it was recorded first, in whichever ledger; RFC 3339, UTC. */
  readonly recordedAt: string;
  /** Fields of its data that are positions of the ledger (`a.b` for one inside another): where that is in this ledger. */
  readonly positions?: Readonly<Record<string, string>>;
}

/** Metadata as a copy keeps it. */
export function withCopyMark(metadata: object, mark: CopyMark): object {
  return { ...metadata, [COPIED_FROM]: mark };
}

/** The mark, and the metadata without it; no mark for an event that was recorded here first. */
export function splitCopyMark(metadata: unknown): readonly [metadata: unknown, mark: CopyMark | undefined] {
  if (!isObject(metadata) || !(COPIED_FROM in metadata)) return [metadata, undefined];
  const { [COPIED_FROM]: mark, ...own } = metadata;
  return isCopyMark(mark) ? [own, mark] : [metadata, undefined];
}

/** The event as it was recorded first: at its first instant, its positions told in terms of this ledger. */
export function asRecorded(event: StoredEvent): StoredEvent {
  const [metadata, mark] = splitCopyMark(event.metadata);
  if (mark === undefined) return event;
  const { recordedAt, positions } = mark;
  const data = Object.entries(positions ?? {}).reduce<unknown>(
    (before, [path, position]) => withValue(before, path.split('.'), position),
    event.data,
  );
  return { ...event, data, metadata, recordedAt };
}

function withValue(data: unknown, [field, ...deeper]: readonly string[], value: string): unknown {
  if (field === undefined) return value;
  return isObject(data) ? { ...data, [field]: withValue(data[field], deeper, value) } : data;
}

function isCopyMark(value: unknown): value is CopyMark {
  return isObject(value) && typeof value.position === 'string' && typeof value.recordedAt === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
