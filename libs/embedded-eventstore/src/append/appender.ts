import { randomUUID } from 'node:crypto';
import { TOMBSTONED } from '../store/index-entry';
import type { LedgerStore } from '../store/ledger-store';
import { positionOf } from '../store/positions';
import type { RecentIds } from '../store/recent-ids';
import type { StreamHead, StreamHeads } from '../store/stream-heads';
import {
  firstReadable,
  isMetastream,
  isSoftDeleted,
  isYoungEnough,
  METADATA_TYPE,
  metastreamOf,
  originalOf,
  SOFT_DELETION,
  withTruncateBefore,
} from '../store/stream-metadata';
import type { ProposedEvent, Target } from '../wire/append-requests';
import { encodeFrame } from '../wire/frames';
import { uuidBytes } from '../wire/uuid';
import type { History } from './check-commit';
import { checkCommit } from './check-commit';
import type { Outcome } from './outcome';
import { NO_EVENTS } from './outcome';

const NOTHING = Buffer.alloc(0);
const DELETION_TYPE = Buffer.from('$streamDeleted');
const METADATA_TYPE_BYTES = Buffer.from(METADATA_TYPE);
/** What the protocol calls the revision of a tombstone. */
const TOMBSTONE_REVISION = 2n ** 63n - 1n;

/** Decides about writes and does them, always inside a transaction of the store. */
export class Appender {
  constructor(
    private readonly store: LedgerStore,
    private readonly heads: StreamHeads,
    private readonly recentIds: RecentIds,
    private readonly now: () => number,
  ) {}

  append(target: Target, events: readonly ProposedEvent[]): Outcome {
    const head = this.heads.get(target.stream);
    const ids = events.map(({ id }) => id);
    const verdict = checkCommit(head, target.expected, ids, this.historyOf(head));
    switch (verdict.kind) {
      case 'write':
        return this.writeAll(head, events, verdict.revives);
      case 'repeat':
        return { kind: 'written', revision: verdict.last, position: this.readablePosition(head, verdict.last) };
      case 'wrong-expected':
        return { kind: 'wrong-expected', current: head.last };
      case 'stream-deleted':
        return verdict;
    }
  }

  /** Deletes what the stream holds; it may go on at its next revision. */
  delete(target: Target): Outcome {
    const refusal = this.refusalOf(target);
    if (refusal !== undefined) return refusal;
    const metastream = this.heads.get(metastreamOf(target.stream));
    if (this.heads.get(target.stream).last === NO_EVENTS && metastream.last === NO_EVENTS) {
      return { kind: 'wrong-expected', current: NO_EVENTS };
    }
    const { head, sequence } = this.write(metastream, metastream.last + 1, metadataEvent(SOFT_DELETION));
    return { kind: 'written', revision: head.last, position: positionOf(sequence) };
  }

  /** Ends the stream for ever. */
  tombstone(target: Target): Outcome {
    const refusal = this.refusalOf(target);
    if (refusal !== undefined) return refusal;
    const event = { id: randomUUID(), type: DELETION_TYPE, isJson: false, metadata: NOTHING, data: NOTHING };
    const { sequence } = this.write(this.heads.get(target.stream), TOMBSTONED, event);
    return { kind: 'written', revision: TOMBSTONED, position: positionOf(sequence) };
  }

  private refusalOf(target: Target): Outcome | undefined {
    const head = this.heads.get(target.stream);
    const verdict = checkCommit(head, target.expected, [randomUUID()], this.historyOf(head));
    if (verdict.kind === 'stream-deleted') return verdict;
    return verdict.kind === 'write' ? undefined : { kind: 'wrong-expected', current: head.last };
  }

  private writeAll(before: StreamHead, events: readonly ProposedEvent[], revives: boolean): Outcome {
    const restoresOriginal = isMetastream(before.name) && this.isSoftDeleted(originalOf(before.name));
    let head = before;
    let sequence: number | undefined;
    for (const event of events) ({ head, sequence } = this.write(head, head.last + 1, event));
    const position = positionOf(sequence ?? this.store.takeSequence());
    if (revives) this.revive(before.name, before.last + 1);
    if (restoresOriginal) this.revive(originalOf(before.name), this.heads.get(originalOf(before.name)).last + 1);
    return { kind: 'written', revision: head.last, position };
  }

  private write(head: StreamHead, revision: number, event: ProposedEvent): { head: StreamHead; sequence: number } {
    const sequence = this.store.takeSequence();
    const streamId = head.streamId === 0 ? sequence : head.streamId;
    if (head.streamId === 0) this.store.nameStream(head.name, streamId);
    const created = this.now();
    const frame = encodeFrame({
      ...event,
      stream: head.name,
      revision: revision === TOMBSTONED ? TOMBSTONE_REVISION : revision,
      position: positionOf(sequence),
      created,
    });
    this.store.write(streamId, { revision, sequence, created, id: uuidBytes(event.id) }, frame);
    this.recentIds.add(event.id, { streamId, revision });
    const moved = { name: head.name, streamId, last: revision };
    this.heads.set(moved);
    return { head: moved, sequence };
  }

  /** Lets a deleted stream's events from `revision` on be read again. */
  private revive(stream: string, revision: number): void {
    const text = withTruncateBefore(this.heads.metadataText(stream) ?? '', revision);
    if (text === undefined) return;
    const metastream = this.heads.get(metastreamOf(stream));
    this.write(metastream, metastream.last + 1, metadataEvent(text));
  }

  private isSoftDeleted(stream: string): boolean {
    return isSoftDeleted(this.heads.metadataOf(stream));
  }

  private historyOf(head: StreamHead): History {
    return {
      isTombstoned: this.heads.isTombstoned(head.name),
      isSoftDeleted: () => this.isSoftDeleted(head.name),
      hasMetadata: () => this.heads.get(metastreamOf(head.name)).last !== NO_EVENTS,
      revisionOf: (id) => {
        const place = this.recentIds.find(id);
        return place?.streamId === head.streamId ? place.revision : undefined;
      },
      isAt: (id, revision) => this.store.entry(head.streamId, revision)?.id.equals(uuidBytes(id)) ?? false,
    };
  }

  private readablePosition(head: StreamHead, revision: number): number | undefined {
    const entry = this.store.entry(head.streamId, revision);
    const metadata = this.heads.metadataOf(head.name);
    if (entry === undefined || revision < firstReadable(metadata, head.last)) return undefined;
    return isYoungEnough(metadata, entry.created, this.now()) ? positionOf(entry.sequence) : undefined;
  }
}

function metadataEvent(text: string): ProposedEvent {
  return { id: randomUUID(), type: METADATA_TYPE_BYTES, isJson: true, metadata: NOTHING, data: Buffer.from(text) };
}
