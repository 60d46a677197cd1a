import { TOMBSTONED } from '../store/index-entry';
import { positionOf } from '../store/positions';
import { MalformedMessage } from '../wire/protobuf-reader';
import { IdTally } from './id-tally';
import { damaged } from './ledger-fault';
import type { StoredRecord } from './stored-record';
import { decodeRecord } from './stored-record';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What the protocol calls the revision of a tombstone. */
const TOMBSTONE_REVISION = 2n ** 63n - 1n;

export interface CheckedEvent extends StoredRecord {
  /** The stream's id: sequence number of its first event. */
  readonly streamId: number;
  /** The revision as the index has it. */
  readonly indexed: number;
}

interface StreamEnd {
  readonly streamId: number;
  readonly last: number;
}

/** Checks events in the order of the log; each must fit those before it. Throws `damaged` with the event's place. */
export class EventCheck {
  readonly ids = new IdTally();
  events = 0;
  private readonly ends = new Map<string, StreamEnd>();
  private before = 0;

  get streams(): number {
    return this.ends.size;
  }

  take(sequence: number, frame: Buffer): CheckedEvent {
    const event = decoded(sequence, frame);
    const indexed = event.revision === TOMBSTONE_REVISION ? TOMBSTONED : Number(event.revision);
    const end = this.ends.get(event.stream) ?? { streamId: sequence, last: -1 };
    const because = faultOf(event, sequence) ?? this.misplacement(sequence, indexed, end);
    if (because !== undefined) throw damaged(placeOf(sequence, event), because);
    this.ends.set(event.stream, { streamId: end.streamId, last: indexed });
    this.ids.add(event.id);
    this.before = sequence;
    this.events += 1;
    return { ...event, streamId: end.streamId, indexed };
  }

  private misplacement(sequence: number, indexed: number, { last }: StreamEnd): string | undefined {
    if (sequence <= this.before) return `it comes after sequence ${String(this.before)}`;
    if (last === TOMBSTONED) return 'its stream had ended with a tombstone';
    if (indexed !== TOMBSTONED && indexed !== last + 1) return `revision ${String(last + 1)} belongs here`;
    return undefined;
  }
}

/** What is wrong with an event, whatever stands around it. */
function faultOf(event: StoredRecord, sequence: number): string | undefined {
  const { stream, id, type, isJson, data, metadata, created } = event;
  if (event.commit !== positionOf(sequence) || event.prepare !== event.commit) return 'its position is another';
  if (stream === '' || type === '') return 'it has no stream or no type';
  if (!UUID.test(id)) return `its id "${id}" is no UUID`;
  if (!Number.isFinite(created)) return 'it does not say when it was recorded';
  if (isJson && !isJsonText(data)) return 'its data is not JSON';
  if (isJson && metadata.length > 0 && !isJsonText(metadata)) return 'its metadata is not JSON';
  return undefined;
}

export function placeOf(sequence: number, { stream, revision }: Pick<StoredRecord, 'stream' | 'revision'>): string {
  return `position ${String(positionOf(sequence))} (${stream}@${String(revision)})`;
}

function decoded(sequence: number, frame: Buffer): StoredRecord {
  try {
    return decodeRecord(frame);
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    throw damaged(`position ${String(positionOf(sequence))}`, `it is no event: ${error.message}`);
  }
}

function isJsonText(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
