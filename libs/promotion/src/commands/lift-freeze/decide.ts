import { type Decision, Refusal, refuse } from '@ledgerline/kernel';
import { FreezeLifted } from '../../events';
import type { Freezes } from '../../freezes';
import { decidedBy, type Governed } from '../../governance';
import type { PromotionRefusal } from '../../refusals';
import type { LiftFreeze } from './command';

export function liftFreeze(
  { cause, project, freezeId, reason, groups }: LiftFreeze,
  configuration: Governed,
  state: Freezes,
): Decision<FreezeLifted, PromotionRefusal> {
  const freeze = state.get(freezeId);
  if (freeze === undefined) return refuse('no-such-freeze', { freezeId, project });
  const word = decidedBy({ actor: cause.actor, groups }, configuration.governance?.freezes?.of, configuration);
  if (word instanceof Refusal) return word;
  return freeze.lifted ? [] : [FreezeLifted({ freezeId, project, person: word.person, reason })];
}
