import { storedJson } from './stored-json';

interface Entry {
  readonly row: unknown;
  /** Bytes, about. */
  size: number;
}

/** What a parsed row takes of the heap, about, for each character of its JSON. */
const HEAP_BYTES_PER_CHARACTER = 3;
/** Roughly what an entry costs beside its row. */
const OVERHEAD = 120;
/** Rows that hardly ever come again are not worth keeping: after so many, fewer than one in so many wanted twice. */
const TRIAL = 2_000;
const WORTH_ONE_IN = 50;
/** What is kept of them all the same, to notice when that changes. */
const TRIAL_BYTES = 262_144;

/** What is to be written: rows as JSON by key, and keys without a row. */
export interface Changes {
  readonly upserts: ReadonlyMap<string, string>;
  readonly deletes: readonly string[];
}

/**
 * Rows of one projection in memory, the least recently used leaving first once they exceed the budget. A row that was
 * changed stays until it has been taken for writing.
 */
export class RowCache {
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new Set<string>();
  private bytes = 0;
  private asked = 0;
  private found = 0;
  private worth = true;

  constructor(private readonly budgetBytes: number) {}

  get changes(): number {
    return this.changed.size;
  }

  /** Counts how often that is so: a cache that is of no use becomes small. */
  has(key: string): boolean {
    const found = this.entries.has(key);
    this.asked += 1;
    if (found) this.found += 1;
    if (this.asked < TRIAL) return found;
    this.worth = this.found * WORTH_ONE_IN >= this.asked;
    this.asked = 0;
    this.found = 0;
    return found;
  }

  /** Undefined for a key that has no row; the key must be here. */
  row(key: string): unknown {
    return this.entries.get(key)?.row;
  }

  /** A row as it is in the database, as JSON; undefined when there is none. */
  load(key: string, json: string | undefined): void {
    this.keep(key, json === undefined ? undefined : (JSON.parse(json) as unknown), heapBytes(json?.length ?? 0));
  }

  change(key: string, row: unknown): void {
    this.changed.add(key);
    this.keep(key, row, this.entries.get(key)?.size ?? OVERHEAD);
  }

  /** What has changed since the last time, for writing; rows that have no JSON form are told and left out. */
  takeChanges(unwritable: (key: string, error: unknown) => void): Changes {
    const upserts = new Map<string, string>();
    const deletes: string[] = [];
    for (const key of this.changed) {
      const entry = this.entries.get(key);
      if (entry?.row === undefined) {
        deletes.push(key);
        continue;
      }
      try {
        const json = storedJson(entry.row);
        upserts.set(key, json);
        this.resize(entry, heapBytes(key.length + json.length));
      } catch (error) {
        unwritable(key, error);
      }
    }
    this.changed.clear();
    this.shrink();
    return { upserts, deletes };
  }

  forget(key: string): void {
    this.changed.delete(key);
    this.bytes -= this.entries.get(key)?.size ?? 0;
    this.entries.delete(key);
  }

  private keep(key: string, row: unknown, size: number): void {
    const former = this.entries.get(key);
    if (former !== undefined) {
      this.bytes -= former.size;
      this.entries.delete(key);
    }
    this.entries.set(key, { row, size: size + OVERHEAD });
    this.bytes += size + OVERHEAD;
  }

  private resize(entry: Entry, size: number): void {
    this.bytes += size + OVERHEAD - entry.size;
    entry.size = size + OVERHEAD;
  }

  private shrink(): void {
    const budget = this.worth ? this.budgetBytes : Math.min(this.budgetBytes, TRIAL_BYTES);
    for (const [key, { size }] of this.entries) {
      if (this.bytes <= budget) return;
      this.entries.delete(key);
      this.bytes -= size;
    }
  }
}

function heapBytes(characters: number): number {
  return characters * HEAP_BYTES_PER_CHARACTER;
}
