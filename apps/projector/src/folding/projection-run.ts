import type { AnyProjection, Projection, DomainEvent, Recorded } from '@ledgerline/kernel';
import type { Decoded } from './decoded';
import { reasonOf } from './decoded';
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
  readonly previous: bigint | undefined;
}

/** One projection on its way through the log: its rows in memory and the position that they are at. */
export class ProjectionRun {
  readonly name: string;
  private readonly projection: Projection<unknown, DomainEvent>;
  private readonly types: ReadonlySet<string>;
  private readonly cache: RowCache;
  private planned: readonly Fold[] = [];
  private target: bigint | undefined;
  private halt: Stopped | undefined;

  constructor(
    projection: AnyProjection,
    private at: bigint | undefined,
    cacheBytes: number,
  ) {
    this.name = projection.name;
    this.projection = projection as unknown as Projection<unknown, DomainEvent>;
    this.types = new Set(projection.on);
    this.cache = new RowCache(cacheBytes);
  }

  /** Everything up to here is in the rows. */
  get position(): bigint | undefined {
    return this.at;
  }

  get stopped(): Stopped | undefined {
    return this.halt;
  }

  /** Rows that were changed and not taken yet. */
  get changes(): number {
    return this.cache.changes;
  }

  handles(type: string): boolean {
    return this.types.has(type);
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
      const fold = this.foldOf(event);
      if (fold === undefined) {
        this.target = event.previous ?? this.at;
        break;
      }
      if (fold === 'none') continue;
      folds.push(fold);
      if (!this.cache.has(fold.key)) missing.add(fold.key);
    }
    this.planned = folds;
    return [...missing];
  }

  load(key: string, json: string | undefined): void {
    this.cache.load(key, json);
  }

  /** Folds what was planned, up to the first event that cannot be folded. */
  fold(): void {
    for (const { key, event, previous } of this.planned) {
      const row = this.cache.row(key);
      try {
        const next = this.projection.evolve(row, event);
        if (next !== row) this.cache.change(key, next);
      } catch (error) {
        this.stop(`cannot fold "${event.type}" at ${placeOf(event)}: ${reasonOf(error)}`, event.position);
        this.target = previous ?? this.at;
        break;
      }
    }
    this.planned = [];
    if (this.target !== undefined && (this.at === undefined || this.target > this.at)) this.at = this.target;
  }

  takeChanges(): Changes {
    return this.cache.takeChanges();
  }

  /** Goes no further than `position`, where its written rows are. */
  stop(because: string, at: bigint, position = this.at): void {
    this.halt ??= { because, at };
    this.at = position;
  }

  /** Undefined when the projection has to stop before the event. */
  private foldOf(decoded: Decoded): Fold | 'none' | undefined {
    const { event } = decoded;
    if (event === undefined) {
      this.stop(decoded.problem ?? `"${decoded.type}" was not decoded`, decoded.position);
      return undefined;
    }
    try {
      const key = this.projection.keyOf(event);
      return key === undefined ? 'none' : { key: storedText(key), event, previous: decoded.previous };
    } catch (error) {
      this.stop(`cannot tell the row of "${event.type}" at ${placeOf(event)}: ${reasonOf(error)}`, event.position);
      return undefined;
    }
  }
}

function placeOf({ stream, revision }: Recorded): string {
  return `${stream}@${String(revision)}`;
}
