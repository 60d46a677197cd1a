import { type Decision, refuse } from '@ledgerline/kernel';
import { ExceptionEnded } from '../../events';
import type { Exceptions } from '../../exceptions';
import type { PromotionRefusal } from '../../refusals';
import type { EndException } from './command';

/** Anybody may be stricter than was agreed. */
export function endException(
  { cause, project, exceptionId, reason }: EndException,
  state: Exceptions,
): Decision<ExceptionEnded, PromotionRefusal> {
  const known = state.get(exceptionId);
  if (known === undefined) return refuse('no-such-exception', { exceptionId, project });
  const { kind, id: person } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: person });
  if (known.status === 'ended' || known.status === 'expired') return [];
  if (known.status !== 'granted') return refuse('exception-closed', { exceptionId, status: known.status });
  return [ExceptionEnded({ exceptionId, project, waives: known.waives, person, reason })];
}
