import type { Quarantined } from '@ledgerline/platform/postgres';

/** So many are no poison any more but a projection that cannot fold. */
const MOST = 1_000;

/**
 * What one projection does not fold any more, each with its reason: a row that could not be folded or written keeps the
 * last state it had, and everything else goes on. A stream whose event cannot be read takes along the rows that its
 * later events are about, since they lack something.
 */
export class Quarantine {
  private readonly rows = new Map<string, Quarantined>();
  private readonly streams = new Map<string, Quarantined>();
  private fresh: Quarantined[] = [];

  constructor(known: readonly Quarantined[]) {
    for (const entry of known) this.of(entry.kind).set(entry.key, entry);
  }

  get isFull(): boolean {
    return this.rows.size + this.streams.size >= MOST;
  }

  get entries(): readonly Quarantined[] {
    return [...this.streams.values(), ...this.rows.values()];
  }

  row(key: string): Quarantined | undefined {
    return this.rows.get(key);
  }

  stream(name: string): Quarantined | undefined {
    return this.streams.get(name);
  }

  add(entry: Quarantined): void {
    const entries = this.of(entry.kind);
    if (entries.has(entry.key)) return;
    entries.set(entry.key, entry);
    this.fresh.push(entry);
  }

  /** What came since the last time, for writing. */
  takeFresh(): readonly Quarantined[] {
    const taken = this.fresh;
    this.fresh = [];
    return taken;
  }

  private of(kind: Quarantined['kind']): Map<string, Quarantined> {
    return kind === 'row' ? this.rows : this.streams;
  }
}
