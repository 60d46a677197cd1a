import type { AnyProjection, Projection, DomainEvent, Recorded } from '@ledgerline/kernel';
import type { Quarantined } from '@ledgerline/platform/postgres';
import { subjectOf } from '@ledgerline/platform/postgres';
import type { Decoded } from './decoded';
import { reasonOf } from './decoded';
import { Quarantine } from './quarantine';
import type { Changes } from './row-cache';
import { RowCache } from './row-cache';
import { storedText } from './stored-json';

/** Why a projection goes no further; nothing behind it is lost, it is read again when the cause is gone. */
export interface Stopped {
  readonly because: string;
  /** Position of the event that it stopped before. */
  readonly at: bigint;
}

interface Fold {
  readonly key: string;
  readonly event: Recorded;
}

/** One projection on its way through the log: its rows in memory and the position that they are at. */
export class ProjectionRun {
  readonly name: string;
  private readonly projection: Projection<unknown, DomainEvent>;
  private readonly types: ReadonlySet<string>;
  private readonly subjects: ReadonlySet<string>;
  private readonly isJournal: boolean;
  private readonly cache: RowCache;
  private readonly quarantine: Quarantine;
  private planned: readonly Fold[] = [];
  private target: bigint | undefined;
  private halt: Stopped | undefined;

  constructor(
    projection: AnyProjection,
    private at: bigint | undefined,
    cacheBytes: number,
    quarantined: readonly Quarantined[] = [],
  ) {
    this.name = projection.name;
    this.projection = projection as unknown as Projection<unknown, DomainEvent>;
    this.types = new Set(projection.on);
    this.subjects = new Set(this.projection.on.map(subjectOf));
    this.isJournal = projection.journal === true;
    // A row that is never read back is not worth keeping.
    this.cache = new RowCache(this.isJournal ? 0 : cacheBytes);
    this.quarantine = new Quarantine(quarantined);
  }

  /** Everything up to here is in the rows, but for what is in quarantine. */
  get position(): bigint | undefined {
    return this.at;
  }

  get stopped(): Stopped | undefined {
    return this.halt;
  }

  get quarantined(): readonly Quarantined[] {
    return this.quarantine.entries;
  }

  /** Rows that were changed and not taken yet. */
  get changes(): number {
    return this.cache.changes;
  }

  handles(type: string): boolean {
    return this.types.has(type);
  }

  /** Whether an event of a type that nobody knows may be one that it has to fold. */
  isConcernedBy(unknownType: string): boolean {
    return this.isJournal || this.subjects.has(subjectOf(unknownType));
  }

  /**
   * Finds out which rows these events are about, all of which are the projection's, up to `reached`; answers the keys
   * whose rows have to be loaded before `fold`.
   */
  plan(events: readonly Decoded[], reached: bigint): readonly string[] {
    const folds: Fold[] = [];
    const missing = new Set<string>();
    this.target = reached;
    for (const event of events) {
      if (this.at !== undefined && event.position <= this.at) continue;
      if (event.newer || this.quarantine.isFull) {
        this.stop(event.newer ? problemOf(event) : 'more cannot be folded than can be put aside', event.position);
        this.target = event.previous ?? this.at;
        break;
      }
      const fold = this.foldOf(event);
      if (fold === undefined) continue;
      folds.push(fold);
      if (!this.isJournal && !this.cache.has(fold.key)) missing.add(fold.key);
    }
    this.planned = folds;
    return [...missing];
  }

  load(key: string, json: string | undefined): void {
    this.cache.load(key, json);
  }

  /** Folds what was planned. A row that cannot be folded stays as it was before that event, and is left alone from then on. */
  fold(): void {
    for (const { key, event } of this.planned) {
      if (this.quarantine.row(key) !== undefined) continue;
      const row = this.cache.row(key);
      try {
        const next = this.projection.evolve(row, event);
        if (next !== row) this.cache.change(key, next);
      } catch (error) {
        const because = `cannot fold "${event.type}" at ${placeOf(event)}: ${reasonOf(error)}`;
        this.quarantine.add({ kind: 'row', key, because, position: event.position });
      }
    }
    this.planned = [];
    if (this.target !== undefined && (this.at === undefined || this.target > this.at)) this.at = this.target;
  }

  takeChanges(): Changes {
    return this.cache.takeChanges((key, error) => {
      this.putAside(key, `it has no JSON form: ${reasonOf(error)}`);
    });
  }

  takeQuarantined(): readonly Quarantined[] {
    return this.quarantine.takeFresh();
  }

  /** A row that cannot be written stays as it was written last. */
  putAside(key: string, because: string): void {
    this.quarantine.add({ kind: 'row', key, because, position: this.at ?? 0n });
    this.cache.forget(key);
  }

  /** Goes no further than `position`, where its written rows are. */
  stop(because: string, at: bigint, position = this.at): void {
    this.halt ??= { because, at };
    this.at = position;
  }

  /** Undefined when there is nothing to fold, or when it is put aside. */
  private foldOf(decoded: Decoded): Fold | undefined {
    const { event, stream, position } = decoded;
    if (event === undefined) {
      this.quarantine.add({ kind: 'stream', key: stream, because: problemOf(decoded), position });
      return undefined;
    }
    try {
      const found = this.projection.keyOf(event);
      if (found === undefined) return undefined;
      const key = storedText(found);
      if (this.quarantine.row(key) !== undefined) return undefined;
      const poisoned = this.quarantine.stream(stream);
      if (poisoned === undefined) return { key, event };
      this.quarantine.add({ kind: 'row', key, because: poisoned.because, position });
    } catch (error) {
      const because = `cannot tell the row of "${event.type}" at ${placeOf(event)}: ${reasonOf(error)}`;
      this.quarantine.add({ kind: 'stream', key: stream, because, position });
    }
    return undefined;
  }
}

function problemOf({ problem, type }: Decoded): string {
  return problem ?? `"${type}" was not decoded`;
}

function placeOf({ stream, revision }: Recorded): string {
  return `${stream}@${String(revision)}`;
}
