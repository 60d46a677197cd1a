import { type Refusal, refuse } from '@ledgerline/kernel';
import type { FreezeFact } from '../../gate-facts';
import type { GateInputs } from '../../gate-inputs';
import type { PromotionRefusal } from '../../refusals';
import type { Promotion } from '../../state';
import type { DeclarePlanned } from './command';

/** What may bar an intent at the last moment. */
export interface Bars {
  readonly now: string;
  readonly rejection: GateInputs['rejection'];
  /** The freeze that is on, if one is, and until when. */
  readonly frozen: { readonly freeze: FreezeFact; readonly until: string } | undefined;
}

/** Why what was authorised must not be declared after all; undefined when it may. Broken glass breaks freezes too. */
export function barred(
  { promotionId, intent: { environment }, authorization }: DeclarePlanned,
  { now, rejection, frozen }: Bars,
  promotion: Promotion,
): Refusal<PromotionRefusal> | undefined {
  if (promotion.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
  if (promotion.status === 'gated' || isAnother(promotion, authorization)) return refuse('authorization-withdrawn');
  if (rejection !== undefined) return refuse('release-rejected', { release: promotion.releaseId, ...rejection });
  if (frozen === undefined) return undefined;
  const { glass } = promotion;
  if (glass?.status === 'broken' && glass.until > now) return undefined;
  const { freezeId, reason, liftedBy } = frozen.freeze;
  return refuse('frozen', { environment, until: frozen.until, reason, liftedBy, freezeId });
}

function isAnother(promotion: Promotion, authorization: number | undefined): boolean {
  return (
    promotion.status === 'authorized' && authorization !== undefined && promotion.authorization.number !== authorization
  );
}
