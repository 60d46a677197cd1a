import type { EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { deriveId, EventLogError } from '@ledgerline/kernel';
import type { EventWriter } from '@ledgerline/platform/ledger';
import { ConductorCheckpointed, lastEventOf } from '@ledgerline/platform/ledger';

export const CHECKPOINT_STREAM = 'checkpoint-conductor';
const EVENTS_BETWEEN = 500;
const MILLISECONDS_BETWEEN = 1000;

/** Milliseconds since some instant; never moved when the clock of the machine is set. */
export type Elapsed = () => number;

/** How far the ledger has been handled, kept in the ledger itself; written now and then, and true whenever it is. */
export class Checkpoint {
  private revision: bigint | undefined;
  private handled: bigint | undefined;
  private events = 0;
  private savedAt: number;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly writer: EventWriter,
    private readonly elapsed: Elapsed,
  ) {
    this.savedAt = elapsed();
  }

  /** Position up to which everything was handled; undefined when nothing was yet. */
  get position(): bigint | undefined {
    return this.handled;
  }

  async load(): Promise<void> {
    const last = await lastEventOf(this.log, CHECKPOINT_STREAM);
    this.revision = last?.revision;
    this.handled = last && this.positionIn(last);
  }

  /** Everything up to here is handled; worth saving only where it was `work`. */
  passed(position: bigint, work: boolean): void {
    this.handled = position;
    if (work) this.events += 1;
  }

  get isDue(): boolean {
    if (this.events === 0) return false;
    return this.events >= EVENTS_BETWEEN || this.elapsed() - this.savedAt >= MILLISECONDS_BETWEEN;
  }

  /** Another conductor's checkpoint that is further on stands. Throws `EventLogError` when the log cannot be used. */
  async save(): Promise<void> {
    if (this.events === 0 || this.handled === undefined) return;
    const position = this.handled;
    try {
      await this.append(position);
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'wrong-expected-revision') throw error;
      const theirs = await lastEventOf(this.log, CHECKPOINT_STREAM);
      this.revision = theirs?.revision;
      if (theirs === undefined || this.positionIn(theirs) < position) await this.append(position);
    }
    this.events = 0;
    this.savedAt = this.elapsed();
  }

  /** Writes it even if nothing has moved: what the log says about that event is what the time is. */
  async mark(): Promise<void> {
    this.events += 1;
    await this.save();
  }

  private async append(position: bigint): Promise<void> {
    const id = deriveId(CHECKPOINT_STREAM, String(position), String(this.revision));
    const actor = { kind: 'system', id: 'conductor' } as const;
    const event = ConductorCheckpointed({ position: String(position) });
    const written = this.writer.newEvents(
      CHECKPOINT_STREAM,
      { commandId: id, actor, causationId: id, correlationId: id },
      [event],
    );
    this.revision = (await this.log.append(CHECKPOINT_STREAM, written, this.revision ?? 'no-stream')).revision;
  }

  private positionIn(stored: StoredEvent): bigint {
    return BigInt((this.catalog.decode(stored) as Recorded<ConductorCheckpointed>).data.position);
  }
}
