import type { ProjectionStatus } from '@ledgerline/platform/postgres';
import type { ToldChange } from './told-changes';

/** How far the tables have followed the ledger. */
interface Progress {
  position(names?: readonly string[]): bigint | undefined;
  statuses(): ReadonlyMap<string, ProjectionStatus>;
}

const MOST_AWAITED = 5_000;
/** Beyond every position. */
const FOR_EVER = 2n ** 63n;

/** Changes that have happened and whose rows cannot be read yet. */
export class AwaitedRows {
  private awaited: ToldChange[] = [];
  /** By project: changes up to there were too many to be kept one by one. */
  private readonly lost = new Map<string, bigint>();
  private superseded: ReadonlySet<string> = new Set();

  constructor(
    private readonly progress: Progress,
    private readonly most = MOST_AWAITED,
  ) {}

  add(changes: readonly ToldChange[]): void {
    this.awaited.push(...changes);
    if (this.awaited.length <= this.most) return;
    for (const { project, position } of this.awaited) this.lost.set(project, position);
    this.awaited = [];
  }

  /**
   * Takes out the changes whose rows can be read now, or will not be any more; projects with their position where there were
   * too many to be told one by one; and tables that were made anew.
   */
  take() {
    return { readable: this.takeReadable(), lost: this.takeLost(), exchanged: this.takeExchanged() };
  }

  /** Position of the earliest change of the project that is still waited for. */
  lowestOf(project: string): bigint | undefined {
    const mine = this.awaited.filter((change) => change.project === project).map(({ position }) => position);
    const lost = this.lost.has(project) ? [0n] : [];
    return [...mine, ...lost].reduce<bigint | undefined>(
      (lowest, position) => (lowest === undefined || position < lowest ? position : lowest),
      undefined,
    );
  }

  private takeReadable(): readonly ToldChange[] {
    if (this.awaited.length === 0) return [];
    const reached = new Map<string, bigint>();
    const statuses = this.progress.statuses();
    for (const table of new Set(this.awaited.map((change) => change.table))) {
      const status = statuses.get(table);
      // A table that goes no further keeps nobody waiting: what it has is all there is.
      const isStopped = status?.stopped !== undefined;
      reached.set(table, isStopped ? FOR_EVER : (status?.position ?? -1n));
    }
    const isReadable = ({ table, position }: ToldChange) => (reached.get(table) ?? -1n) >= position;
    const readable = this.awaited.filter(isReadable);
    if (readable.length > 0) this.awaited = this.awaited.filter((change) => !isReadable(change));
    return readable;
  }

  private takeLost(): readonly (readonly [string, bigint])[] {
    const position = this.lost.size === 0 ? undefined : this.progress.position();
    if (position === undefined) return [];
    const due = [...this.lost].filter(([, last]) => last <= position);
    for (const [project] of due) this.lost.delete(project);
    return due;
  }

  private takeExchanged(): readonly string[] {
    const statuses = this.progress.statuses();
    const before = this.superseded;
    this.superseded = new Set([...statuses].filter(([, status]) => status.superseded).map(([name]) => name));
    return [...before].filter((name) => !this.superseded.has(name));
  }
}
