import { Injectable } from '@nestjs/common';
import { checkRules } from '../../intent/check-variance';
import type { ComparedOverlay } from '../../intent/compare-overlays';
import type { ComparedSide, Exception, Forbidden, Pending } from '../../intent/compare-sides';
import { ruleFor } from '../../intent/covering-rule';
import { inOrder } from '../../intent/json';
import type { ProjectConfiguration } from '../../project-configuration';
import { PromotionReader } from '../promotion-reader';
import { ExceptionReader } from './exception-reader';
import { MomentReader } from './moment-reader';
import { OverlayReader } from './overlay-reader';
import { pendingPromotion, pendingRollout } from './pending';
import type { EnvironmentSide, OverlaySide, ReleaseSide } from './sides';

type ReleasedSide = EnvironmentSide | ReleaseSide;

/** Reads what has to be known about two sides before they can be compared. */
@Injectable()
export class ComparisonReader {
  constructor(
    private readonly overlays: OverlayReader,
    private readonly exceptions: ExceptionReader,
    private readonly promotions: PromotionReader,
    private readonly moments: MomentReader,
  ) {}

  async side(project: string, side: ReleasedSide): Promise<ComparedSide> {
    if (side.kind === 'release') {
      const { releaseId: id, alias, content } = side.release;
      return { name: side.name, release: { id, alias }, declared: { ...content, variance: [] } };
    }
    const { name, environment, intent } = side;
    const { release, overlayVersion, variance } = intent.document;
    const keys = variance.map(({ key }) => key);
    const origins = await this.overlays.origins(project, environment, overlayVersion, keys);
    const originOf = (key: string) => origins.get(key);
    const forbids = await this.forbiddenIn(project, side);
    return { name, release, declared: intent.document, environment: { name: environment, forbids, originOf } };
  }

  async overlay(project: string, side: OverlaySide): Promise<ComparedOverlay> {
    const { environment, version, values, configuration } = side;
    const origins = await this.overlays.origins(project, environment, version, Object.keys(values));
    const forbids = await this.forbiddenIn(project, side);
    const answersFor = (key: string) => {
      const rule = ruleFor(key, configuration.variance)?.rule;
      return { owner: rule?.owner ?? 'nobody', why: rule?.why ?? 'no rule covers this key' };
    };
    return { environment, values, answersFor, forbids, originOf: (key) => origins.get(key) };
  }

  /** What brings the release of the one to the other, at each side's moment; undefined for nothing. */
  async pending(project: string, from: ReleasedSide, to: ReleasedSide): Promise<Pending | undefined> {
    if (releaseIdOf(from) === releaseIdOf(to)) return undefined;
    for (const side of placesIn(from, to)) {
      const open = await this.promotions.open(project, [side.environment], side.moment);
      const promotion = open.find(({ releaseId }) => [releaseIdOf(from), releaseIdOf(to)].includes(releaseId));
      if (promotion !== undefined) return pendingPromotion(promotion, side.moment === undefined);
      const rollout = pendingRollout(side, await this.moments.instantOf(project, side.moment));
      if (rollout !== undefined) return rollout;
    }
    return undefined;
  }

  private async forbiddenIn(project: string, { environment, configuration, moment }: EnvironmentSide | OverlaySide) {
    const instant = await this.moments.instantOf(project, moment);
    const exceptions = await this.exceptions.inForce(project, environment, instant);
    return forbiddenIn(configuration, environment, exceptions);
  }
}

function releaseIdOf(side: ReleasedSide): string {
  return side.kind === 'release' ? side.release.releaseId : side.intent.document.release.id;
}

/** The environments of a comparison, whichever side they stand on; of one at two moments, as it was at the later. */
function placesIn(from: ReleasedSide, to: ReleasedSide): readonly EnvironmentSide[] {
  const places = [from, to].filter((side) => side.kind === 'environment');
  const [one, other] = places;
  if (one === undefined || other === undefined) return places;
  if (one.environment !== other.environment) {
    return places.sort((first, second) => inOrder(first.environment, second.environment));
  }
  return [BigInt(one.intent.position) > BigInt(other.intent.position) ? one : other];
}

/** By the rules alone: a bound to another environment counts when a value is declared, and never afterwards. */
function forbiddenIn(
  { variance }: ProjectConfiguration,
  environment: string,
  exceptions: ReadonlyMap<string, Exception>,
) {
  return (key: string, value: unknown): Forbidden | undefined => {
    const refused = checkRules(key, value, environment, variance);
    if (refused === undefined) return undefined;
    const exception = exceptions.get(key);
    const { rule, because } = refused.facts;
    return { rule: String(rule), because: String(because), ...(exception && { exception }) };
  };
}
