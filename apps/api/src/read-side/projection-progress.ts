import { ReadSide } from '@ledgerline/platform/http';
import type { Postgres } from '@ledgerline/platform/postgres';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;
/** How old the position in an answer's header may be; it is then a lower bound all the same. */
const FRESH_MS = 250;

/** How far the slowest projection of this api has come, from the checkpoints that stand beside the rows. */
export class ProjectionProgress extends ReadSide {
  private known: { readonly position: bigint | undefined; readonly at: number } = {
    position: undefined,
    at: -Infinity,
  };
  private asking: Promise<bigint | undefined> | undefined;

  constructor(
    private readonly postgres: Postgres,
    private readonly projections: readonly string[],
  ) {
    super();
  }

  position(): bigint | undefined {
    if (performance.now() - this.known.at > FRESH_MS) this.refresh().catch(() => undefined);
    return this.known.position;
  }

  async reaches(position: bigint, withinMs: number): Promise<boolean> {
    if ((this.known.position ?? -1n) >= position) return true;
    const until = performance.now() + withinMs;
    for (;;) {
      const reached = await this.refresh();
      if (reached !== undefined && reached >= position) return true;
      if (performance.now() >= until) return false;
      await pause(POLL_MS);
    }
  }

  /** Asks the database; whoever asks meanwhile waits for the same answer. Throws what the database throws. */
  refresh(): Promise<bigint | undefined> {
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /** While a projection is filled anew beside the live one, the further of the two counts: it is the one that is read. */
  private async ask(): Promise<bigint | undefined> {
    const rows = await this.postgres.query<{ position: string; projections: string }>(
      `select coalesce(min(position), -1)::text as position, count(*)::text as projections
         from (select max(position) as position from projection_checkpoint where name = any($1) group by name) as live`,
      [this.projections],
    );
    const isComplete = rows[0]?.projections === String(this.projections.length);
    const position = rows[0] === undefined || !isComplete ? undefined : BigInt(rows[0].position);
    this.known = { position, at: performance.now() };
    return position;
  }
}
