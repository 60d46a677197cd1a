import type { EventLog } from '@ledgerline/kernel';
import { setTimeout as pause } from 'node:timers/promises';

interface Seen {
  readonly position: bigint;
  readonly at: number;
}

const LOOK_MILLISECONDS = 500;
/** Ten minutes; a longer lag is told as that. */
const SEEN_KEPT = 1_200;

/** Since when the ledger has had what it has: the least that is needed to tell a lag as time. */
export class HeadWatch {
  private seen: readonly Seen[] = [];
  private readonly ending = new AbortController();

  constructor(
    private readonly log: EventLog,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Goes on looking by itself, also while the ledger is away. */
  start(): void {
    void this.watch();
  }

  /** For how long, in milliseconds, the ledger has had something after `position`; undefined while nothing is known of it. */
  lagOf(position: bigint | undefined): number | undefined {
    if (this.seen.length === 0) return undefined;
    const first = this.seen.find((seen) => position === undefined || seen.position > position);
    return first === undefined ? 0 : Math.round(this.now() - first.at);
  }

  /** Once; failures leave what was known. */
  async look(): Promise<void> {
    const at = this.now();
    const position = await this.log.head().catch(() => undefined);
    if (position === undefined || position === this.seen.at(-1)?.position) return;
    this.seen = [...this.seen.slice(1 - SEEN_KEPT), { position, at }];
  }

  stop(): void {
    this.ending.abort();
  }

  private async watch(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      await this.look();
      await pause(LOOK_MILLISECONDS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
