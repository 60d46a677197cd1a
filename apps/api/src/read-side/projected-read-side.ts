import type { ReadState } from '@ledgerline/platform/http';
import { ReadSide } from '@ledgerline/platform/http';
import type { HeadWatch, ProjectionProgress, ProjectionStatus } from '@ledgerline/platform/postgres';

/** The read side as the projector tells of it, beside what the ledger has. */
export class ProjectedReadSide extends ReadSide {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly head: HeadWatch,
  ) {
    super();
  }

  override state(names?: readonly string[]): ReadState {
    const statuses = this.progress.statuses();
    const read = [...(names ?? statuses.keys())].flatMap((name) => {
      const status = statuses.get(name);
      return status === undefined ? [] : [{ name, ...status }];
    });
    const position = this.progress.position(names);
    return {
      position,
      lagMs: this.head.lagOf(position),
      stopped: read.flatMap(({ name, stopped }) => (stopped === undefined ? [] : [{ name, because: stopped }])),
      flawed: read.filter(({ superseded, quarantined }) => superseded || quarantined > 0).map(({ name }) => name),
    };
  }

  override reaches(position: bigint, withinMs: number, names?: readonly string[]): Promise<boolean> {
    return this.progress.reaches(position, withinMs, names);
  }

  /** Each of them, with its own lag. */
  statuses(): readonly (ProjectionStatus & { readonly name: string; readonly lagMs: number | undefined })[] {
    return [...this.progress.statuses()]
      .map(([name, status]) => ({ name, ...status, lagMs: this.head.lagOf(status.position) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
