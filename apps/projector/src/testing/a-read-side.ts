import type { DomainEvent, EventLog } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { Counted, newEvent } from './counting';

const PATIENCE_MILLISECONDS = 60_000;

export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    if (await Promise.resolve(holds()).catch(() => false)) return;
    if (performance.now() > deadline) throw new Error(`never happened: ${holds.toString()}`);
    await pause(10);
  }
}

/** What a spec does to the ledger, and what it sees in the database. */
export class ReadSideOfSpec {
  private readonly postgres: Postgres;
  private readonly revisions = new Map<string, bigint>();
  private last = -1n;

  constructor(
    private readonly log: EventLog,
    readonly url: string,
  ) {
    this.postgres = new Postgres(url, 2);
  }

  async append(stream: string, ...events: readonly DomainEvent[]): Promise<void> {
    await this.appendNew(stream, 1, ...events);
  }

  async appendNew(stream: string, schemaVersion: number, ...events: readonly DomainEvent[]): Promise<void> {
    const written = events.map((event) => newEvent(event, schemaVersion));
    const { revision, position } = await this.log.append(stream, written, this.revisions.get(stream) ?? 'no-stream');
    this.revisions.set(stream, revision);
    this.last = position;
  }

  /** One event for each of these, counting 1. */
  async count(...whats: readonly string[]): Promise<void> {
    for (const what of whats) await this.append(`of-${what}`, Counted({ what, by: 1 }));
  }

  /** `times` of every key. */
  async counts(table = 'counts'): Promise<Readonly<Record<string, number>>> {
    const rows = await this.postgres.query<{ key: string; times: number }>(
      `select key, times from ${table} order by key`,
    );
    return Object.fromEntries(rows.map(({ key, times }) => [key, times]));
  }

  async position(name = 'counts'): Promise<bigint> {
    const sql =
      'select coalesce(position, -1) as position from projection_checkpoint where name = $1 and not superseded';
    const [row] = await this.postgres.query<{ position: string }>(sql, [name]);
    return BigInt(row?.position ?? '-1');
  }

  /** Waits until the projection is where the log is. */
  async caughtUp(name = 'counts'): Promise<void> {
    await until(async () => (await this.position(name)) >= this.last);
  }

  /** Whether the query has a row. */
  async answers(sql: string): Promise<boolean> {
    return (await this.postgres.query(sql)).length > 0;
  }

  async execute(sql: string): Promise<void> {
    await this.postgres.query(sql);
  }

  async close(): Promise<void> {
    await this.postgres.close();
  }
}
