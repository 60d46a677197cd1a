import type { EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { deriveId, EventLogError } from '@ledgerline/kernel';
import type { EventWriter } from '@ledgerline/platform/ledger';
import { ConductorSnapshotted, eventAt, lastEventOf } from '@ledgerline/platform/ledger';

export const SNAPSHOT_STREAM = 'snapshot-conductor';
const NAMES_IN_PART = 2_000;
const EVENTS_BETWEEN = 20_000;

export interface Names {
  readonly process: string;
  readonly instance: string;
}

/** Who was alive when the ledger was handled up to `position`; nobody else was. */
export interface Snapshot {
  readonly position: bigint;
  readonly live: readonly Names[];
}

/**
 * Which instances a start has to read. It follows from the streams of the instances and can be left out: names only, so
 * that what is folded from them is always what this build makes of it.
 */
export class Snapshots {
  private at: bigint | undefined;
  private events = 0;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly writer: EventWriter,
    private readonly processes: readonly string[],
    private readonly eventsBetween = EVENTS_BETWEEN,
  ) {}

  /** The last whole one of the same processes; undefined when there is none that could be used. */
  async load(): Promise<Snapshot | undefined> {
    for (let last = await lastEventOf(this.log, SNAPSHOT_STREAM); last !== undefined;) {
      const end = this.decoded(last);
      if (end === undefined) return undefined;
      if (end.part === end.parts - 1) return await this.whole(last.revision - BigInt(end.part), end);
      const before = last.revision - BigInt(end.part) - 1n;
      last = before < 0n ? undefined : await eventAt(this.log, SNAPSHOT_STREAM, before);
    }
    return undefined;
  }

  /** One more event was handled. */
  count(): void {
    this.events += 1;
  }

  get isDue(): boolean {
    return this.events >= this.eventsBetween;
  }

  /** Left out when another conductor writes one at the same moment. Throws `EventLogError` when the log cannot be used. */
  async save({ position, live }: Snapshot): Promise<void> {
    this.events = 0;
    const parts = Math.max(1, Math.ceil(live.length / NAMES_IN_PART));
    try {
      const last = await lastEventOf(this.log, SNAPSHOT_STREAM);
      this.at = last?.revision;
      for (let part = 0; part < parts; part += 1) {
        const names = live.slice(part * NAMES_IN_PART, (part + 1) * NAMES_IN_PART);
        await this.append({
          position: String(position),
          part,
          parts,
          processes: [...this.processes],
          live: [...names],
        });
      }
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'wrong-expected-revision') throw error;
    }
  }

  private async append(data: ConductorSnapshotted['data']): Promise<void> {
    const id = deriveId(SNAPSHOT_STREAM, data.position, String(data.part), String(this.at));
    const cause = {
      commandId: id,
      actor: { kind: 'system', id: 'conductor' },
      causationId: id,
      correlationId: id,
    } as const;
    const written = this.writer.newEvents(SNAPSHOT_STREAM, cause, [ConductorSnapshotted(data)]);
    this.at = (await this.log.append(SNAPSHOT_STREAM, written, this.at ?? 'no-stream')).revision;
  }

  private async whole(first: bigint, { position, parts, processes }: ConductorSnapshotted['data']) {
    if ([...processes].sort().join() !== [...this.processes].sort().join()) return undefined;
    const live: Names[] = [];
    let found = 0;
    for await (const stored of this.log.readStream(SNAPSHOT_STREAM, { from: first, limit: parts })) {
      const part = this.decoded(stored);
      if (part?.part !== found || part.position !== position) return undefined;
      live.push(...part.live);
      found += 1;
    }
    return found === parts ? { position: BigInt(position), live } : undefined;
  }

  private decoded(stored: StoredEvent): ConductorSnapshotted['data'] | undefined {
    try {
      return (this.catalog.decode(stored) as Recorded<ConductorSnapshotted>).data;
    } catch {
      return undefined;
    }
  }
}
