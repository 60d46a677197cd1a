import type { Decision } from '@ledgerline/kernel';
import { SessionOffered } from '../../events';
import type { AccessRefusal } from '../../refusals';
import type { Session } from '../../state';
import type { OfferSession } from './command';

export function offerSession(
  { offer }: Pick<OfferSession, 'offer'>,
  session: Session,
): Decision<SessionOffered, AccessRefusal> {
  return session.status === 'unknown' ? [SessionOffered(offer)] : [];
}
