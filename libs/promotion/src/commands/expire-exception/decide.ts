import { type Decision, refuse } from '@ledgerline/kernel';
import { ExceptionExpired } from '../../events';
import type { Exceptions } from '../../exceptions';
import type { PromotionRefusal } from '../../refusals';
import type { ExpireException } from './command';

/** Nothing, when it is over already. */
export function expireException(
  { project, exceptionId }: ExpireException,
  state: Exceptions,
): Decision<ExceptionExpired, PromotionRefusal> {
  const known = state.get(exceptionId);
  if (known === undefined) return refuse('no-such-exception', { exceptionId, project });
  return known.status === 'granted' ? [ExceptionExpired({ exceptionId, project, waives: known.waives })] : [];
}
