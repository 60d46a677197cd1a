import type { EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { deriveId, EventLogError } from '@ledgerline/kernel';
import type { EventWriter } from '@ledgerline/platform/ledger';
import { lastEventOf, RelayCheckpointed } from '@ledgerline/platform/ledger';

const CHECKPOINT_STREAM = 'checkpoint-relay';

/** Up to where the ledger was told, kept in the ledger itself; never ahead of what the broker has acknowledged. */
export class Checkpoint {
  private revision: bigint | undefined;
  private told: bigint | undefined;
  private saved: bigint | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly writer: EventWriter,
  ) {}

  get position(): bigint | undefined {
    return this.told;
  }

  async load(): Promise<void> {
    const last = await lastEventOf(this.log, CHECKPOINT_STREAM);
    this.revision = last?.revision;
    this.told = this.saved = last && this.positionIn(last);
  }

  /** Everything up to here is with the broker. */
  passed(position: bigint): void {
    if (this.told === undefined || position > this.told) this.told = position;
  }

  /** Another relay's checkpoint that is further on is taken over. Throws `EventLogError` when the log cannot be used. */
  async save(): Promise<void> {
    if (this.told === undefined || this.told === this.saved) return;
    const position = this.told;
    try {
      await this.append(position);
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'wrong-expected-revision') throw error;
      await this.takeOver(position);
    }
  }

  private async takeOver(position: bigint): Promise<void> {
    const theirs = await lastEventOf(this.log, CHECKPOINT_STREAM);
    this.revision = theirs?.revision;
    const ahead = theirs && this.positionIn(theirs);
    if (ahead === undefined || ahead < position) await this.append(position);
    else {
      this.saved = ahead;
      this.passed(ahead);
    }
  }

  private async append(position: bigint): Promise<void> {
    const id = deriveId(CHECKPOINT_STREAM, String(position), String(this.revision));
    const cause = {
      commandId: id,
      causationId: id,
      correlationId: id,
      actor: { kind: 'system', id: 'relay' },
    } as const;
    const written = this.writer.newEvents(CHECKPOINT_STREAM, cause, [
      RelayCheckpointed({ position: String(position) }),
    ]);
    this.revision = (await this.log.append(CHECKPOINT_STREAM, written, this.revision ?? 'no-stream')).revision;
    this.saved = position;
  }

  private positionIn(stored: StoredEvent): bigint {
    return BigInt((this.catalog.decode(stored) as Recorded<RelayCheckpointed>).data.position);
  }
}
