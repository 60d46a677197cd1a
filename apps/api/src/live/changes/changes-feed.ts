import type { Recorded, StoredEvent } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import { ProjectionProgress } from '@ledgerline/platform/postgres';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { projectOf } from '../frame';
import type { FeedListener } from '../ledger-feed';
import { LedgerFeed } from '../ledger-feed';
import type { Reader } from '../reader';
import { AwaitedRows } from './awaited-rows';
import { ChangedTables } from './changed-tables';
import { changesFrame, tablesOf } from './changes-frame';
import type { ToldChange } from './told-changes';
import { ToldChanges } from './told-changes';

export const CHANGED_TABLES = Symbol('which tables an event ends up in');

/** However much happens, a reader is told so often at most. */
const PAUSE_MS = 250;
/** Notifications are the rule; this catches whatever they did not tell. */
const LOOK_MS = 250;

/** What the readers of one project have not been told yet. */
interface Due {
  changes: ToldChange[];
  everything: boolean;
  timer: NodeJS.Timeout | undefined;
  toldAt: number;
  /** Up to here everything has been told; never goes back. */
  upTo: bigint;
}

/**
 * Tells every reader which rows are other ones now, as soon as they can be read: an event of the ledger says which, and the
 * projections' progress when.
 */
@Injectable()
export class ChangesFeed implements FeedListener, OnApplicationShutdown {
  private readonly readers = new Map<string, Set<Reader>>();
  private readonly due = new Map<string, Due>();
  private readonly told = new ToldChanges();
  private readonly awaited: AwaitedRows;
  private readonly looking: NodeJS.Timeout;
  private seen = 0n;

  constructor(
    private readonly feed: LedgerFeed,
    private readonly catalog: EventCatalog,
    progress: ProjectionProgress,
    @Inject(CHANGED_TABLES) private readonly changedTables: ChangedTables,
  ) {
    this.awaited = new AwaitedRows(progress);
    feed.add(this);
    progress.onProgress(() => this.settle());
    this.looking = setInterval(() => this.settle(), LOOK_MS).unref();
  }

  /** Tells the reader what changed after `after`, or that anything may have, and then whatever comes. */
  async join(reader: Reader, after: bigint | undefined): Promise<void> {
    await this.feed.follow();
    const readers = this.readers.get(reader.project) ?? new Set();
    this.readers.set(reader.project, readers.add(reader));
    const missed = after === undefined ? [] : this.told.after(reader.project, after);
    const tables = missed === undefined ? null : tablesOf(missed);
    const due = this.dueOf(reader.project);
    // What waits to be told counts as not told yet.
    if (due.changes.length === 0 && !due.everything) due.upTo = this.toldUpTo(reader.project);
    reader.write(changesFrame(due.upTo, tables));
  }

  leave(reader: Reader): void {
    const readers = this.readers.get(reader.project);
    readers?.delete(reader);
    if (readers?.size === 0) this.readers.delete(reader.project);
  }

  onBegin(after: bigint | undefined): void {
    this.seen = after ?? 0n;
    this.told.begin(after);
  }

  onEvent(stored: StoredEvent): void {
    this.seen = stored.position;
    const project = projectOf(stored) ?? projectOfKey(stored);
    const event = project === undefined ? undefined : this.decoded(stored);
    if (project === undefined || event === undefined) return;
    const { position } = stored;
    this.awaited.add(this.changedTables.of(event).map((change) => ({ ...change, project, position })));
    this.settle();
  }

  onLost(): void {
    this.readers.clear();
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
    for (const { timer } of this.due.values()) clearTimeout(timer);
  }

  private decoded(stored: StoredEvent): Recorded | undefined {
    try {
      return this.catalog.knows(stored.type) ? this.catalog.decode(stored) : undefined;
    } catch {
      return undefined;
    }
  }

  private settle(): void {
    const { readable, lost, exchanged } = this.awaited.take();
    this.told.add(readable);
    for (const [project, position] of lost) {
      this.told.loseUpTo(position);
      this.dueOf(project).everything = true;
      this.schedule(project);
    }
    for (const change of readable) {
      this.dueOf(change.project).changes.push(change);
      this.schedule(change.project);
    }
    for (const project of exchanged.length > 0 ? this.readers.keys() : []) {
      const { upTo: position, changes } = this.dueOf(project);
      changes.push(...exchanged.map((table) => ({ table, key: undefined, project, position })));
      this.schedule(project);
    }
  }

  private schedule(project: string): void {
    const due = this.dueOf(project);
    if (due.timer !== undefined) return;
    const wait = Math.max(0, due.toldAt + PAUSE_MS - performance.now());
    due.timer = setTimeout(() => this.tell(project), wait);
  }

  private tell(project: string): void {
    const due = this.dueOf(project);
    const { changes, everything } = due;
    const upTo = this.toldUpTo(project);
    Object.assign(due, { changes: [], everything: false, timer: undefined, toldAt: performance.now(), upTo });
    const readers = this.readers.get(project);
    if (readers === undefined) return;
    const frame = Buffer.from(changesFrame(upTo, everything ? null : tablesOf(changes)));
    for (const reader of readers) reader.write(frame);
  }

  /** Nothing of the project at this position or before is still waited for. */
  private toldUpTo(project: string): bigint {
    const lowest = this.awaited.lowestOf(project);
    const upTo = lowest === undefined ? this.seen : lowest - 1n;
    const before = this.dueOf(project).upTo;
    return upTo > before ? upTo : before;
  }

  private dueOf(project: string): Due {
    const known = this.due.get(project);
    if (known !== undefined) return known;
    const lowest = this.awaited.lowestOf(project);
    const upTo = lowest === undefined ? this.seen : lowest - 1n;
    const due: Due = { changes: [], everything: false, timer: undefined, toldAt: -Infinity, upTo };
    this.due.set(project, due);
    return due;
  }
}

/** A key of a project is news for whoever looks at its keys, though nobody is told which. */
function projectOfKey({ stream, data }: StoredEvent): string | undefined {
  return stream.startsWith('api-key-') ? projectOf({ stream: '', data }) : undefined;
}
