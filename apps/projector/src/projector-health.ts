import type { ProjectionRun } from './folding/projection-run';

export interface ProjectorHealth {
  /**
   * `following`: every projection is on its way. `waiting`: another process writes, this one takes over when it ends.
   * `building`: tables are being filled anew. `stopped`: a projection goes no further. `failing`: log or database away.
   */
  readonly status: 'starting' | 'waiting' | 'building' | 'following' | 'stopped' | 'failing';
  readonly ready: boolean;
  /** Why, where that is not plain. */
  readonly because?: string;
  readonly caughtUp: boolean;
  readonly projections: readonly {
    readonly name: string;
    readonly position?: string;
    readonly stopped?: { readonly because: string; readonly at: string };
  }[];
}

type Phase =
  | { readonly is: 'starting' }
  | { readonly is: 'waiting'; readonly name: string }
  | { readonly is: 'failing'; readonly because: string }
  | { readonly is: 'following'; readonly runs: readonly ProjectionRun[]; readonly building: readonly string[] };

/** What the projector is at, for whoever asks. */
export class HealthRecord {
  private phase: Phase = { is: 'starting' };
  private hasCaughtUp = false;

  waiting(name: string): void {
    this.phase = { is: 'waiting', name };
  }

  failing(because: string): void {
    this.phase = { is: 'failing', because };
    this.hasCaughtUp = false;
  }

  following(runs: readonly ProjectionRun[], building: readonly string[]): void {
    this.phase = { is: 'following', runs, building };
    this.hasCaughtUp = false;
  }

  caughtUp(): void {
    this.hasCaughtUp = true;
  }

  /** Whether it got as far as following before whatever happened now. */
  wasFollowing(): boolean {
    return this.phase.is === 'following';
  }

  health(): ProjectorHealth {
    const none = { caughtUp: false, projections: [] };
    switch (this.phase.is) {
      case 'starting':
        return { status: 'starting', ready: false, ...none };
      case 'waiting':
        return { status: 'waiting', ready: true, because: `another process writes ${this.phase.name}`, ...none };
      case 'failing':
        return { status: 'failing', ready: false, because: this.phase.because, ...none };
      case 'following':
        return followingHealth(this.phase.runs, this.phase.building, this.hasCaughtUp);
    }
  }
}

function followingHealth(
  runs: readonly ProjectionRun[],
  building: readonly string[],
  caughtUp: boolean,
): ProjectorHealth {
  const projections = [...runs.map(projectionHealth), ...building.map((name) => ({ name }))];
  const stopped = runs.find((run) => run.stopped !== undefined);
  const common = { caughtUp, projections };
  if (stopped?.stopped !== undefined) {
    return { status: 'stopped', ready: false, because: `${stopped.name} ${stopped.stopped.because}`, ...common };
  }
  if (building.length > 0) return { status: 'building', ready: false, because: building.join(', '), ...common };
  return { status: 'following', ready: true, ...common };
}

function projectionHealth({ name, position, stopped }: ProjectionRun): ProjectorHealth['projections'][number] {
  return {
    name,
    ...(position === undefined ? {} : { position: String(position) }),
    ...(stopped === undefined ? {} : { stopped: { because: stopped.because, at: String(stopped.at) } }),
  };
}
