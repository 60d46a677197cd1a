import { type Decision, refuse } from '@ledgerline/kernel';
import { ReleaseRejectionLifted } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Rejections } from '../../rejections';
import type { LiftRejection } from './command';

export function liftRejection(
  { cause, project, reason }: LiftRejection,
  releaseId: string,
  state: Rejections,
): Decision<ReleaseRejectionLifted, PromotionRefusal> {
  const { kind, id: person } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: person });
  if (state.get(releaseId) === undefined) return [];
  return [ReleaseRejectionLifted({ project, releaseId, person, reason })];
}
