import { type Aliases, countedFor, type Decision, Refusal, refuse, type Word, wordOf } from '@ledgerline/kernel';
import { ExceptionApproved, ExceptionGranted } from '../../events';
import type { Exceptions, KnownException } from '../../exceptions';
import type { PromotionRefusal } from '../../refusals';
import { widened } from '../../widened-word';
import type { ApproveException } from './command';

/** The last word that is needed and what follows from it are one append. */
export function approveException(
  { cause, project, exceptionId, groups: own, role: ownRole, comment }: ApproveException,
  now: string,
  aliases: Aliases,
  state: Exceptions,
): Decision<ExceptionApproved | ExceptionGranted, PromotionRefusal> {
  const known = state.get(exceptionId);
  if (known === undefined) return refuse('no-such-exception', { exceptionId, project });
  const voter = { actor: cause.actor, groups: own, role: ownRole, ...(comment !== undefined && { comment }) };
  const word = wordOf(voter, { quorums: known.quorums, involved: known.involved, aliases });
  if (word instanceof Refusal) return word;
  const whole = widened(word, known.words.get(word.person));
  if (whole === undefined) return [];
  if (known.status !== 'requested') return refuse('exception-closed', { exceptionId, status: known.status });
  if (known.until <= now) return refuse('exception-over-already', { until: known.until, now });

  const { person, groups, ...said } = whole;
  const about = { exceptionId, project };
  const approved = ExceptionApproved({ ...about, person, groups: [...groups], ...said });
  const words = [...new Map(known.words).set(person, whole).values()];
  const approvers = approversOf(known, words, aliases);
  if (approvers === undefined) return [approved];
  const { waives, until, reason, requester, owner } = known;
  return [approved, ExceptionGranted({ ...about, waives, until, reason, requester, owner, approvers: [...approvers] })];
}

/** Everybody whose word counted, once each quorum is full; undefined until then. */
function approversOf({ quorums, involved }: KnownException, words: readonly Word[], aliases: Aliases) {
  if (quorums.length === 0) return words.map(({ person }) => person);
  const counted = quorums.map((quorum) => countedFor(quorum, words, involved, aliases));
  const isFull = quorums.every(({ count }, index) => (counted[index] ?? []).length >= count);
  return isFull ? [...new Set(counted.flat())] : undefined;
}
