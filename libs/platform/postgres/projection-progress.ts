import { Client } from 'pg';
import { CHANNEL } from './batch-statement';
import type { ProjectionStatus } from './projection-status';
import { lowestPosition, readStatuses } from './projection-status';

const RETRY_MILLISECONDS = 500;
/** Notifications are the rule; this catches whatever they did not tell. */
const LOOK_MILLISECONDS = 1_000;

interface Waiting {
  readonly position: bigint;
  readonly names: readonly string[] | undefined;
  readonly done: (reached: boolean) => void;
}

/** How far the projections have followed the ledger, as told by the database after each commit. */
export class ProjectionProgress {
  private known: ReadonlyMap<string, ProjectionStatus> = new Map();
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

  /**
   * Everything up to here is in these projections, or in every one, and maybe more; undefined while nothing is known.
   * Rows of an earlier definition, which are served until the next ones are complete, count only where they are named.
   */
  position(names?: readonly string[]): bigint | undefined {
    return lowestPosition(this.known, names);
  }

  /** By name; as last told, which is up to a second old. */
  statuses(): ReadonlyMap<string, ProjectionStatus> {
    return this.known;
  }

  /** Whether everything up to `position` was there within so many milliseconds. */
  reaches(position: bigint, withinMs: number, names?: readonly string[]): Promise<boolean> {
    if (this.isAt(position, names)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        position,
        names,
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
    client.on('notification', ({ payload = '' }) => {
      this.moveTo(payload);
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
    const statuses = await readStatuses(client);
    if (this.closed) return;
    this.known = statuses;
    this.tell();
    this.timer = setTimeout(() => {
      this.look(client).catch(() => client.end().catch(() => undefined));
    }, LOOK_MILLISECONDS);
  }

  /** The position that was reached, and the names of those who reached it. */
  private moveTo(payload: string): void {
    const [text = '', ...names] = payload.split(' ');
    if (!/^\d+$/.test(text)) return;
    const position = BigInt(text);
    const moved = new Map(this.known);
    for (const name of names) {
      const before = moved.get(name);
      if (before?.position !== undefined && before.position >= position) continue;
      moved.set(name, { quarantined: 0, superseded: false, ...before, position, stopped: undefined });
    }
    this.known = moved;
    this.tell();
  }

  private tell(): void {
    const position = this.position();
    for (const waiting of [...this.waiting]) if (this.isAt(waiting.position, waiting.names)) waiting.done(true);
    if (position !== undefined) for (const listener of this.listeners) listener(position);
  }

  private isAt(position: bigint, names: readonly string[] | undefined): boolean {
    const reached = this.position(names);
    return reached !== undefined && reached >= position;
  }
}
