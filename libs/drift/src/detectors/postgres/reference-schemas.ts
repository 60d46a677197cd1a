import { contentDigest } from '@ledgerline/kernel';
import { messageOf } from '../reason';
import type { FetchedMigration } from './migration-texts';
import type { TriedOut } from './scratch/try-out';
import type { SessionSettings } from './session-settings';
import type { ScratchServer } from './scratch/scratch-server';
import { tryOut } from './scratch/try-out';

const MOST_REMEMBERED = 20;
/** Migrations that fail are tried again after so long: what they failed for may be there by then. */
const FAILED_MILLISECONDS = 10 * 60 * 1000;

interface Failed {
  readonly problem: string;
  readonly until: number;
}

/** What sets of migrations make of an empty database, tried once each. */
export class ReferenceSchemas {
  private readonly known = new Map<string, TriedOut | Failed>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Runs the migrations in order in a database of their own, reads what came of it, and drops it. Throws with what
   * went wrong; migrations that cannot run are not run again with every look.
   */
  async of(
    scratch: ScratchServer,
    migrations: readonly FetchedMigration[],
    settings: SessionSettings,
    signal: AbortSignal,
  ): Promise<TriedOut> {
    const key = contentDigest({
      scratch: scratch.name,
      migrations: migrations.map(({ id, checksum }) => ({ id, checksum })),
      settings,
    });
    const known = this.known.get(key);
    if (known !== undefined && !('problem' in known)) return known;
    if (known !== undefined && this.now() < known.until) throw new Error(known.problem);
    try {
      const scripts = migrations.map(({ id, bytes }) => ({ id, text: new TextDecoder().decode(bytes) }));
      const tried = await scratch.use((dsn) => tryOut(dsn, scripts, settings, signal));
      this.remember(key, tried);
      return tried;
    } catch (error) {
      const problem = messageOf(error);
      if (problem.startsWith('migration ')) this.remember(key, { problem, until: this.now() + FAILED_MILLISECONDS });
      throw error;
    }
  }

  private remember(key: string, tried: TriedOut | Failed): void {
    this.known.delete(key);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size >= MOST_REMEMBERED) this.known.delete(oldest);
    this.known.set(key, tried);
  }
}
