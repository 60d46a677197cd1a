import { type Decision, personBehind, Refusal, refuse } from '@ledgerline/kernel';
import { PromotionGlassBreakAsked, PromotionGlassBroken } from '../../events';
import { endOfGlass, glassTermsOf } from '../../glass-terms';
import { decidedBy, type Governed } from '../../governance';
import type { PromotionRefusal } from '../../refusals';
import type { Glass, Promotion } from '../../state';
import type { BreakGlass } from './command';

/** Two different people of the group, within its minutes, for the same plan: then it is broken, and its end is counted anew. */
export function breakGlass(
  command: BreakGlass,
  now: string,
  configuration: Governed,
  promotion: Promotion,
): Decision<PromotionGlassBreakAsked | PromotionGlassBroken, PromotionRefusal> {
  const { cause, project, planHash, groups } = command;
  const terms = glassTermsOf(configuration);
  if (terms === undefined) return refuse('no-glass-to-break', { project });
  const gated = gatedBy(command, promotion);
  if (gated instanceof Refusal) return gated;
  const word = decidedBy({ actor: cause.actor, groups }, terms.of, configuration);
  if (word instanceof Refusal) return word;
  const { glass } = gated;
  const standing = glass?.planHash === planHash && glass.until > now ? glass : undefined;
  if (standing?.status === 'broken') return [];
  return broken(command, gated, { person: word.person, until: endOfGlass(now, terms), of: terms.of }, standing);
}

type Gated = Extract<Promotion, { status: 'gated' }>;

/** The promotion, if its plan is this one and still waits for its gates. */
function gatedBy(
  { project, promotionId, planHash }: BreakGlass,
  promotion: Promotion,
): Gated | Refusal<PromotionRefusal> {
  if (promotion.status === 'unknown' || promotion.project !== project) {
    return refuse('no-such-promotion', { promotionId, project });
  }
  if (promotion.status === 'requested') return refuse('not-planned');
  if (promotion.status !== 'gated') return refuse('promotion-closed', { status: promotion.status });
  if (planHash === promotion.planHash) return promotion;
  return refuse('plan-moved', { approved: planHash, current: promotion.planHash });
}

function broken(
  { project, promotionId, planHash, reason }: BreakGlass,
  { environment, people }: Gated,
  by: { readonly person: string; readonly until: string; readonly of: string },
  asked: Glass | undefined,
): Decision<PromotionGlassBreakAsked | PromotionGlassBroken, PromotionRefusal> {
  const { person, until, of } = by;
  const about = { promotionId, project, environment, planHash };
  const [first] = asked?.people ?? [];
  if (asked === undefined || first === undefined) {
    return [PromotionGlassBreakAsked({ ...about, person, reason, until })];
  }
  if (personBehind(first, people) === personBehind(person, people)) {
    return refuse('second-person-needed', { person, group: of });
  }
  return [PromotionGlassBroken({ ...about, people: [first, person], reason: asked.reason, until })];
}
