import { type Decision, refuse } from '@ledgerline/kernel';
import { ExceptionEndingAnnounced } from '../../events';
import type { Exceptions } from '../../exceptions';
import type { PromotionRefusal } from '../../refusals';
import type { AnnounceExceptionEnd } from './command';

/** Nothing, when it is over already. */
export function announceExceptionEnd(
  { project, exceptionId }: AnnounceExceptionEnd,
  state: Exceptions,
): Decision<ExceptionEndingAnnounced, PromotionRefusal> {
  const known = state.get(exceptionId);
  if (known === undefined) return refuse('no-such-exception', { exceptionId, project });
  const { status, announced, owner, until } = known;
  return status === 'granted' && !announced ? [ExceptionEndingAnnounced({ exceptionId, project, owner, until })] : [];
}
