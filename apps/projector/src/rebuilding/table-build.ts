import type { Delivery, EventCatalog, EventLog } from '@ledgerline/kernel';
import type { ProjectionSession, Wanted } from '@ledgerline/platform/postgres';
import { isDataError } from '@ledgerline/platform/postgres';
import { Backlog } from '../folding/backlog';
import { batchOf } from '../folding/batch';
import { lowest } from '../folding/lowest';
import type { ProjectionRun } from '../folding/projection-run';
import type { Changes } from '../folding/row-cache';
import type { WrittenKeys } from './written-keys';

export interface BuildSource {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly session: ProjectionSession;
  /** Keys of the tables that are being filled, from the first row on. */
  readonly written: WrittenKeys;
  readonly signal: AbortSignal;
  /** After every batch: events so far, and where in the log they end. */
  readonly onProgress: (events: number, position: bigint) => void;
}

/** Events that are folded together, and changed rows that are written together. */
const BATCH = 500;
const ROWS_AT_ONCE = 500;

/** Fills the tables that are to replace the live ones, one reading of the log for all of them. */
export class TableBuild {
  private events = 0;
  /** At most one, while the next events are read and folded. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: BuildSource,
    private readonly runs: readonly ProjectionRun[],
  ) {}

  /** Goes on to the end of the log or, with `upTo`, as far as that position at most; everything is written then. */
  async advance(upTo?: bigint): Promise<void> {
    const after = lowest(this.moving().map(({ position }) => position));
    if (after !== undefined && upTo !== undefined && after >= upTo) return;
    const backlog = new Backlog({ batch: BATCH, waiting: 4 * BATCH, waitingBytes: 32 * 1_048_576 });
    const filling = backlog.fill(this.deliveries(after, upTo));
    try {
      for (let batch = await backlog.take(); batch !== undefined; batch = await backlog.take()) await this.fold(batch);
      for (const run of this.runs) await this.write(run);
      await this.writing;
    } finally {
      backlog.close();
      await filling;
    }
    this.source.signal.throwIfAborted();
  }

  private moving(): readonly ProjectionRun[] {
    return this.runs.filter(({ stopped }) => stopped === undefined);
  }

  private async *deliveries(after: bigint | undefined, upTo: bigint | undefined): AsyncIterable<Delivery> {
    for await (const event of this.source.log.readAll(after === undefined ? {} : { after })) {
      if (this.source.signal.aborted || (upTo !== undefined && event.position > upTo)) return;
      yield { kind: 'event', event };
    }
  }

  private async fold(deliveries: readonly Delivery[]): Promise<void> {
    const { catalog, session, onProgress } = this.source;
    const moving = this.moving();
    const batch = batchOf(deliveries, moving, catalog);
    if (batch === undefined) return;
    const missing = new Map(moving.map((run) => [run.name, run.plan(batch.for(run), batch.reached)]));
    const rows = await session.rows(this.maybeThere(missing), 'building');
    for (const run of moving) {
      for (const key of missing.get(run.name) ?? []) run.load(key, rows.get(run.name)?.get(key));
      run.fold();
      if (run.changes >= ROWS_AT_ONCE) await this.write(run);
    }
    this.events += batch.events;
    onProgress(this.events, batch.reached);
  }

  private maybeThere(missing: Wanted): Wanted {
    const { written } = this.source;
    const found = [...missing].map(([name, keys]) => [name, keys.filter((key) => written.mayHave(name, key))] as const);
    return new Map(found.filter(([, keys]) => keys.length > 0));
  }

  /** Resolves when the rows are on their way, after those before them have arrived. */
  private async write(run: ProjectionRun): Promise<void> {
    if (run.changes === 0) return;
    await this.writing;
    const changes = run.takeChanges();
    for (const key of changes.upserts.keys()) this.source.written.add(run.name, key);
    this.writing = this.fill(run, changes);
    // Whoever waits for it next gets the failure; until then it is nobody's.
    this.writing.catch(() => undefined);
  }

  private async fill(run: ProjectionRun, changes: Changes): Promise<void> {
    try {
      await this.source.session.fill({ table: run.name, ...changes });
    } catch (error) {
      if (!isDataError(error)) throw error;
      const refused = await this.source.session.fillTakeable({ table: run.name, ...changes });
      for (const [key, because] of refused) run.putAside(key, `the database does not take it: ${because}`);
    }
  }
}
