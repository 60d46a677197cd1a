import { Client } from 'pg';
import { CHANNEL } from './batch-statement';

const RETRY_MILLISECONDS = 500;
/** Notifications are the rule; this catches whatever they did not tell. */
const LOOK_MILLISECONDS = 1_000;

interface Waiting {
  readonly position: bigint;
  readonly done: (reached: boolean) => void;
}

/** How far the projections have followed the ledger, as told by the database after each commit. */
export class ProjectionProgress {
  private known: bigint | undefined;
  private client: Client | undefined;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<Waiting>();
  private readonly listeners = new Set<(position: bigint) => void>();

  constructor(private readonly url: string) {}

  /** Starts to follow; goes on trying by itself while the database is away. */
  start(): void {
    void this.follow();
  }

  /** Everything up to here is in every projection, and maybe more; undefined while nothing is known. */
  position(): bigint | undefined {
    return this.known;
  }

  /** Whether everything up to `position` was there within so many milliseconds. */
  reaches(position: bigint, withinMs: number): Promise<boolean> {
    if (this.known !== undefined && this.known >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        position,
        done: (reached) => {
          clearTimeout(timer);
          this.waiting.delete(waiting);
          resolve(reached);
        },
      };
      const timer = setTimeout(() => {
        waiting.done(false);
      }, withinMs);
      this.waiting.add(waiting);
    });
  }

  /** Calls `listener` whenever the projections have moved on; the result takes it off again. */
  onProgress(listener: (position: bigint) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    for (const { done } of [...this.waiting]) done(false);
    await this.client?.end().catch(() => undefined);
  }

  private async follow(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'ledgerline-progress', keepAlive: true });
    this.client = client;
    let lost = false;
    const again = () => {
      if (lost || this.closed) return;
      lost = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.follow(), RETRY_MILLISECONDS);
    };
    client.on('error', again).on('end', again);
    client.on('notification', ({ payload }) => {
      const position = BigInt(payload ?? '0');
      if (this.known === undefined || position > this.known) this.moveTo(position);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await this.look(client);
    } catch {
      again();
      await client.end().catch(() => undefined);
    }
  }

  private async look(client: Client): Promise<void> {
    const position = await lowestPosition(client);
    if (position !== this.known) this.moveTo(position);
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.look(client).catch(() => client.end().catch(() => undefined));
    }, LOOK_MILLISECONDS);
  }

  private moveTo(position: bigint | undefined): void {
    this.known = position;
    if (position === undefined) return;
    for (const waiting of [...this.waiting]) if (waiting.position <= position) waiting.done(true);
    for (const listener of this.listeners) listener(position);
  }
}

/** Undefined while a projection has seen nothing yet, or while there are none. */
async function lowestPosition(client: Client): Promise<bigint | undefined> {
  const present = await client.query<{ there: boolean }>(
    `select to_regclass('projection_checkpoint') is not null as there`,
  );
  if (present.rows[0]?.there !== true) return undefined;
  const result = await client.query<{ lowest: string | null }>(
    `select case when bool_or(position is null) then null else min(position) end as lowest
      from projection_checkpoint where not superseded`,
  );
  const lowest = result.rows[0]?.lowest ?? null;
  return lowest === null ? undefined : BigInt(lowest);
}
