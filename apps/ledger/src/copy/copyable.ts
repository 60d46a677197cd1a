import type { StoredEvent } from '@ledgerline/kernel';
import type { RawEvent } from '@ledgerline/platform/eventstore';
import type { CopyFaultCode } from './copy-fault';
import { CopyFault } from './copy-fault';
import { placeOf } from '../reading/log-tally';

/** Whether a copy would say the same; undefined for what the server keeps for itself. Throws {@link CopyFault}. */
export function copyable(raw: RawEvent): StoredEvent | undefined {
  if (raw.kind === 'system') {
    refuseSystem(raw);
    return undefined;
  }
  const { event, isJson } = raw;
  if (!isJson || event.data instanceof Uint8Array) throw fault('not-json', event, 'its data is not JSON');
  if (!isMetadata(event.metadata)) throw fault('not-json', event, 'its metadata is no JSON object');
  if (!areNumbersExact(event.data) || !areNumbersExact(event.metadata)) {
    throw fault('unsafe-number', event, 'it holds a whole number beyond 2^53, which would not stay the same');
  }
  return event;
}

/** Checks that nothing of a stream is missing, which is what truncated and scavenged streams look like. */
export class Gapless {
  private readonly lasts = new Map<string, bigint>();

  take(event: StoredEvent): void {
    const next = (this.lasts.get(event.stream) ?? -1n) + 1n;
    if (event.revision !== next) throw fault('revision-gap', event, `revision ${String(next)} is not in the log`);
    this.lasts.set(event.stream, event.revision);
  }
}

/** The server's own streams stay behind; what it keeps about ours says that some of it should not be seen. */
function refuseSystem({ stream, type, position }: Extract<RawEvent, { kind: 'system' }>): void {
  const at = `position ${String(position)} (${stream})`;
  if (stream.startsWith('$$')) {
    if (stream.startsWith('$$$')) return;
    throw new CopyFault('stream-metadata', `${at}: the stream has metadata, which may hide or delete events of it`);
  }
  if (stream.startsWith('$')) return;
  const isTombstone = type === '$streamDeleted';
  throw new CopyFault(
    isTombstone ? 'tombstone' : 'link',
    `${at}: ${isTombstone ? 'the stream is deleted' : `it holds a ${type}`}`,
  );
}

function fault(code: CopyFaultCode, event: StoredEvent, because: string): CopyFault {
  return new CopyFault(code, `${placeOf(event)}: ${because}`);
}

function isMetadata(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (value instanceof Uint8Array) return value.length === 0;
  return typeof value === 'object' && !Array.isArray(value);
}

function areNumbersExact(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(areNumbersExact);
}
