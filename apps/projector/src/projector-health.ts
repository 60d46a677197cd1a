import type { Quarantined } from '@ledgerline/platform/postgres';
import type { ProjectionRun, Stopped } from './folding/projection-run';

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
    /** Rows and streams that it no longer folds, and the first of them. */
    readonly quarantined?: { readonly count: number; readonly first: readonly QuarantinedHealth[] };
  }[];
}

interface QuarantinedHealth {
  readonly kind: 'row' | 'stream';
  readonly key: string;
  readonly because: string;
  readonly at: string;
}

const QUARANTINED_SHOWN = 10;

type Phase =
  | { readonly is: 'starting' }
  | { readonly is: 'waiting'; readonly name: string }
  | { readonly is: 'failing'; readonly because: string }
  | {
      readonly is: 'following';
      readonly runs: readonly ProjectionRun[];
      readonly building: ReadonlyMap<string, Stopped | undefined>;
    };

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
    this.phase = { is: 'following', runs, building: new Map(building.map((name) => [name, undefined])) };
    this.hasCaughtUp = false;
  }

  /** Its table cannot be filled as things are. */
  cannotBuild(name: string, stopped: Stopped): void {
    if (this.phase.is !== 'following') return;
    this.phase = { ...this.phase, building: new Map([...this.phase.building, [name, stopped]]) };
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
  building: ReadonlyMap<string, Stopped | undefined>,
  caughtUp: boolean,
): ProjectorHealth {
  const projections = [
    ...runs.map(({ name, position, stopped, quarantined }) => projectionHealth(name, position, stopped, quarantined)),
    ...[...building].map(([name, stopped]) => projectionHealth(name, undefined, stopped)),
  ];
  const stopped = projections.find((projection) => projection.stopped !== undefined);
  const common = { caughtUp: caughtUp && building.size === 0, projections };
  if (stopped?.stopped !== undefined) {
    return { status: 'stopped', ready: false, because: `${stopped.name} ${stopped.stopped.because}`, ...common };
  }
  if (building.size > 0)
    return { status: 'building', ready: false, because: [...building.keys()].join(', '), ...common };
  return { status: 'following', ready: true, ...common };
}

function projectionHealth(
  name: string,
  position: bigint | undefined,
  stopped: Stopped | undefined,
  quarantined: readonly Quarantined[] = [],
): ProjectorHealth['projections'][number] {
  return {
    name,
    ...(position === undefined ? {} : { position: String(position) }),
    ...(stopped === undefined ? {} : { stopped: { because: stopped.because, at: String(stopped.at) } }),
    ...(quarantined.length === 0 ? {} : { quarantined: { count: quarantined.length, first: shownOf(quarantined) } }),
  };
}

function shownOf(quarantined: readonly Quarantined[]): readonly QuarantinedHealth[] {
  return quarantined
    .slice(0, QUARANTINED_SHOWN)
    .map(({ kind, key, because, position }) => ({ kind, key, because, at: String(position) }));
}
