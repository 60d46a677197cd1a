import { type Refusal, refuse } from '@ledgerline/kernel';
import { brokenGlass } from '../../broken-glass';
import type { FreezeFact } from '../../gate-facts';
import type { GateInputs } from '../../gate-inputs';
import { open } from '../../gates/verdict';
import type { PromotionRefusal } from '../../refusals';
import { freezeGate } from '../../standing-conditions';
import type { Promotion } from '../../state';
import { waived } from '../../waivers';
import type { DeclarePlanned } from './command';

/** What may bar an intent at the last moment. */
export interface Bars {
  readonly now: string;
  readonly rejection: GateInputs['rejection'];
  /** The freezes that are on, and until when. */
  readonly frozen: readonly { readonly freeze: FreezeFact; readonly until: string }[];
  /** Alias of what is declared there now, where that is newer than the release. */
  readonly newer?: string;
  /** Gates that somebody is excused from there. */
  readonly exceptions?: GateInputs['exceptions'];
}

/** Why what was authorised must not be declared after all; undefined when it may. */
export function barred(
  { promotionId, intent: { environment }, authorization }: DeclarePlanned,
  bars: Bars,
  promotion: Promotion,
): Refusal<PromotionRefusal> | undefined {
  if (promotion.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
  if (promotion.status !== 'authorized' || isAnother(promotion, authorization))
    return refuse('authorization-withdrawn');
  const { rejection, newer } = bars;
  const { releaseId: release } = promotion;
  if (rejection !== undefined) return refuse('release-rejected', { release, ...rejection });
  if (promotion.automatic && newer !== undefined) {
    return refuse('older-than-declared', { release, declared: newer, environment });
  }
  const frozen = bars.frozen.find(({ freeze }) => !isWaived(freeze, bars, promotion));
  if (frozen === undefined) return undefined;
  const { freezeId, reason, liftedBy } = frozen.freeze;
  return refuse('frozen', { environment, until: frozen.until, reason, liftedBy, freezeId });
}

type Authorized = Extract<Promotion, { status: 'authorized' }>;

function isAnother(promotion: Authorized, authorization: number | undefined): boolean {
  return authorization !== undefined && promotion.authorization.number !== authorization;
}

/** By the rule of its gate: otherwise it would be authorised and barred in turn, for as long as the freeze is on. */
function isWaived(freeze: FreezeFact, { now, exceptions = [] }: Bars, promotion: Authorized): boolean {
  const gate = { gate: freezeGate(freeze), ...open(freeze.reason, []) };
  return waived(gate, { now, exceptions, ...brokenGlass(promotion) }).holds;
}
