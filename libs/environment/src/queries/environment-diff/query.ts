import { Refusal, refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { compareOverlays } from '../../intent/compare-overlays';
import { compareSides } from '../../intent/compare-sides';
import { ComparisonReader } from './comparison-reader';
import { FindingReader } from './finding-reader';
import type { ObservedDifference } from './observed-difference';
import { observedBetween, observedDifference } from './observed-difference';
import type { SideRefusal } from './side-reader';
import { SideReader } from './side-reader';
import type { AskedSide, EnvironmentSide, OverlaySide, ReleaseSide, Side } from './sides';
import type { Difference, SideView } from './view';
import { countsOf, SideTeller } from './view';

/** Every difference between two environments, overlays or releases, each with its classification and the reason for it. */
export interface Diff {
  readonly from: SideView;
  readonly to: SideView;
  readonly differences: readonly Difference[];
  /** How many there are of each classification. */
  readonly counts: Readonly<Record<Difference['classification'], number>>;
}

export class DiffSides extends Query<Diff | Refusal<SideRefusal | 'sides-not-comparable'>> {
  constructor(
    readonly project: string,
    readonly from: AskedSide,
    readonly to: AskedSide,
    /** Of each side that says nothing else; now when absent. */
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(DiffSides)
export class DiffSidesHandler implements IQueryHandler<DiffSides> {
  constructor(
    private readonly sides: SideReader,
    private readonly comparisons: ComparisonReader,
    private readonly findings: FindingReader,
    private readonly teller: SideTeller,
  ) {}

  async execute({ project, from, to, moment }: DiffSides) {
    const one = await this.sides.read(project, from, moment);
    if (one instanceof Refusal) return one;
    const other = await this.sides.read(project, to, moment);
    if (other instanceof Refusal) return other;
    const differences = await this.differences(project, one, other);
    if (differences instanceof Refusal) return differences;
    const sides = { from: this.teller.tell(one), to: this.teller.tell(other) };
    return { ...sides, differences, counts: countsOf(differences) };
  }

  private async differences(project: string, from: Side, to: Side) {
    if (from.kind === 'overlay' && to.kind === 'overlay') return this.overlays(project, from, to);
    if (from.kind === 'overlay' || to.kind === 'overlay') {
      return refuse('sides-not-comparable', { from: from.name, to: to.name });
    }
    const pending = await this.comparisons.pending(project, from, to);
    const [one, other] = [await this.comparisons.side(project, from), await this.comparisons.side(project, to)];
    return [...compareSides(one, other, pending), ...(await this.observed(project, from, to))];
  }

  private async overlays(project: string, from: OverlaySide, to: OverlaySide) {
    return compareOverlays(await this.comparisons.overlay(project, from), await this.comparisons.overlay(project, to));
  }

  /** What was seen of a side is a difference to whatever it is compared with, unless that is the same place. */
  private async observed(project: string, from: Released, to: Released): Promise<readonly ObservedDifference[]> {
    const [before, after] = [await this.opened(project, from), await this.opened(project, to)];
    if (from.kind === 'environment' && to.kind === 'environment' && from.environment === to.environment) {
      const known = new Map([...before, ...after].map((finding) => [finding.findingId, finding]));
      return observedBetween([...known.values()], from.moment, to.moment);
    }
    const seenOn = (side: 'from' | 'to', { moment }: EnvironmentSide, found: typeof before) =>
      found.flatMap((finding) => observedDifference(finding, side, moment) ?? []);
    return [
      ...(from.kind === 'environment' ? seenOn('from', from, before) : []),
      ...(to.kind === 'environment' ? seenOn('to', to, after) : []),
    ];
  }

  private async opened(project: string, side: Released) {
    return side.kind === 'release' ? [] : this.findings.opened(project, [side.environment], side.moment);
  }
}

type Released = EnvironmentSide | ReleaseSide;
