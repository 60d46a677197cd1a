import { type Decision, refuse } from '@ledgerline/kernel';
import { IntentWithheld } from '../../events';
import { authorizationKey, type Environment } from '../../state';
import type { WithholdIntent } from './command';

export function withholdIntent(
  { cause, project, environment, promotionId, authorization }: WithholdIntent,
  { promotions, withheld }: Environment,
): Decision<IntentWithheld, 'intent-declared'> {
  if (promotions.has(promotionId)) return refuse('intent-declared', { environment, promotionId });
  if (withheld.has(authorizationKey(promotionId, authorization))) return [];
  return [IntentWithheld({ project, environment, promotionId, authorization, person: cause.actor.id })];
}
