import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TOMBSTONED } from '../store/index-entry';
import type { StoredFrame } from '../store/ledger-store';
import { positionOf } from '../store/positions';
import { uuidBytes } from '../wire/uuid';
import type { CheckedEvent } from './event-check';
import { EventCheck, placeOf } from './event-check';
import { damaged, LedgerFault } from './ledger-fault';
import { framesUpTo } from './log-scan';
import type { LedgerContent } from './manifest';
import { EVENTS_FILE, readManifest } from './manifest';
import { encodeStored, RecordCutter } from './record-format';
import { decodeRecord } from './stored-record';
import { StoreReader } from './store-reader';

/** Told how many events were looked at. */
export type OnProgress = (events: number) => void;

type Frames = () => AsyncIterable<StoredFrame> | Iterable<StoredFrame>;

const PAGE = 4_096;

/**
 * Reads a data folder up to its present end, whether a node has it or not, and checks every event, the order, the
 * streams and the index against each other. Throws `damaged` with the first bad place, or `no-ledger`.
 */
export async function verifyFolder(folder: string, onProgress: OnProgress): Promise<LedgerContent> {
  const reader = await StoreReader.open(folder);
  try {
    const head = reader.head();
    const frames = () => framesUpTo(reader, head);
    const content = await verifyFrames(frames, onProgress, (sequence, event) => {
      checkIndexed(reader, sequence, event);
    });
    await checkIndex(reader, head, content);
    return content;
  } finally {
    await reader.close();
  }
}

/** Reads a backup and checks it against its manifest. Throws `damaged` with the first bad place, or `no-backup`. */
export async function verifyBackup(folder: string, onProgress: OnProgress): Promise<LedgerContent> {
  const manifest = await readManifest(folder);
  const content = await verifyFrames(() => framesOfBackup(folder), onProgress);
  for (const part of ['events', 'head', 'digest', 'streams'] as const) {
    if (content[part] === manifest[part]) continue;
    throw damaged('the whole', `the manifest says ${part} ${String(manifest[part])}, found ${String(content[part])}`);
  }
  return content;
}

/** The events of a backup, each as it was written. Throws `damaged`, `no-backup`. */
export async function* framesOfBackup(folder: string): AsyncGenerator<StoredFrame, void, undefined> {
  const cutter = new RecordCutter();
  try {
    for await (const piece of createReadStream(join(folder, EVENTS_FILE), { highWaterMark: 1_048_576 })) {
      yield* cutter.take(piece as Buffer);
    }
  } catch (cause) {
    if (cause instanceof LedgerFault) throw cause;
    throw new LedgerFault('no-backup', `${join(folder, EVENTS_FILE)} cannot be read`, { cause });
  }
  cutter.finish();
}

async function verifyFrames(
  frames: Frames,
  onProgress: OnProgress,
  also: (sequence: number, event: CheckedEvent) => void = () => undefined,
): Promise<LedgerContent> {
  const check = new EventCheck();
  const digest = createHash('sha256');
  let last = 0;
  for await (const stored of frames()) {
    also(stored.sequence, check.take(stored.sequence, stored.frame));
    digest.update(encodeStored(stored));
    last = stored.sequence;
    onProgress(check.events);
  }
  await checkIds(check, frames);
  const { events, streams } = check;
  return { events, streams, head: String(positionOf(last)), digest: `sha256:${digest.digest('hex')}` };
}

async function checkIds(check: EventCheck, frames: Frames): Promise<void> {
  const isSuspect = check.ids.suspects();
  if (isSuspect === undefined) return;
  const seen = new Set<string>();
  for await (const { sequence, frame } of frames()) {
    const event = decodeRecord(frame);
    if (!isSuspect(event.id)) continue;
    if (seen.has(event.id)) throw damaged(placeOf(sequence, event), `its id ${event.id} came before`);
    seen.add(event.id);
  }
}

function checkIndexed(reader: StoreReader, sequence: number, event: CheckedEvent): void {
  const fault = (because: string) => damaged(placeOf(sequence, event), because);
  if (reader.streamId(event.stream) !== event.streamId) throw fault('its stream is listed under another number');
  const entry = reader.entry(event.streamId, event.indexed);
  if (entry === undefined) throw fault('the index does not have it');
  if (entry.sequence !== sequence) throw fault(`the index has it at position ${String(positionOf(entry.sequence))}`);
  if (!entry.id.equals(uuidBytes(event.id))) throw fault('the index has it under another id');
  if (entry.created !== event.created) throw fault('the index has it at another instant');
}

async function checkIndex(reader: StoreReader, head: number, { events, streams }: LedgerContent): Promise<void> {
  let entries = 0;
  for (let [stream, revision] = [0, 0]; ;) {
    const page = reader.entriesFrom(stream, revision, PAGE);
    for (const { entry } of page) {
      if (entry.sequence <= head) entries += 1;
      if (!reader.hasFrame(entry.sequence)) {
        throw damaged(`position ${String(positionOf(entry.sequence))}`, 'the index has an event that is not there');
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    [stream, revision] = nextKey(last.streamId, last.entry.revision);
    await nextTurn();
  }
  if (entries !== events) throw damaged('the index', `it has ${String(entries)} entries for ${String(events)} events`);
  const listed = reader.countStreamsUpTo(head);
  if (listed !== streams) throw damaged('the streams', `${String(listed)} are listed, ${String(streams)} have events`);
}

function nextKey(streamId: number, revision: number): [streamId: number, revision: number] {
  return revision === TOMBSTONED ? [streamId + 1, 0] : [streamId, revision + 1];
}
