import { type Decision, refuse } from '@ledgerline/kernel';
import { ExceptionRejected } from '../../events';
import type { Exceptions } from '../../exceptions';
import type { PromotionRefusal } from '../../refusals';
import type { RejectException } from './command';

export function rejectException(
  { cause, project, exceptionId, reason }: RejectException,
  state: Exceptions,
): Decision<ExceptionRejected, PromotionRefusal> {
  const known = state.get(exceptionId);
  if (known === undefined) return refuse('no-such-exception', { exceptionId, project });
  const { kind, id: person } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: person });
  if (known.status === 'rejected') return [];
  if (known.status !== 'requested') return refuse('exception-closed', { exceptionId, status: known.status });
  return [ExceptionRejected({ exceptionId, project, person, reason })];
}
