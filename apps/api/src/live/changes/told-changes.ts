import type { TableChange } from './changed-tables';

/** A change whose row can be read by now, at the event's position. */
export interface ToldChange extends TableChange {
  readonly project: string;
  readonly position: bigint;
}

const MOST_KEPT = 5_000;

/** The latest changes that were told, so that who comes back is told what it missed and no more. */
export class ToldChanges {
  private kept: ToldChange[] = [];
  /** Nothing is known of what was changed up to here. */
  private floor: bigint | undefined;

  constructor(private readonly most = MOST_KEPT) {}

  /** Whatever was before is not known. */
  begin(after: bigint | undefined): void {
    this.kept = [];
    this.floor = after ?? -1n;
  }

  /** In the order in which they are told, which is not that of positions. */
  add(changes: readonly ToldChange[]): void {
    this.kept.push(...changes);
    if (this.kept.length <= this.most) return;
    for (const { position } of this.kept.splice(0, this.kept.length - this.most)) this.loseUpTo(position);
  }

  /** Some of what was changed up to here is never told one by one. */
  loseUpTo(position: bigint): void {
    if (this.floor !== undefined && position > this.floor) this.floor = position;
  }

  /** What was told of the project about events after `position`; undefined when that is not known any more. */
  after(project: string, position: bigint): readonly ToldChange[] | undefined {
    if (this.floor === undefined || position < this.floor) return undefined;
    return this.kept.filter((change) => change.project === project && change.position > position);
  }
}
