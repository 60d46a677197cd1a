import type { Voter, VoteRefusal } from '@ledgerline/kernel';
import { Refusal, wordOf } from '@ledgerline/kernel';
import { aliasesOf } from '../people';
import type { Proposal, Review } from '../state';
import type { Reviewing } from './missing-reviews';
import { ownersOf, quorumOf } from './missing-reviews';

/** Nobody asks an owner for a comment. */
type ReviewRefusal = Exclude<VoteRefusal, 'comment-required'>;

/** What a person can say yes to: the keys whose owner they are or speak for, and those that nobody owns. */
export function reviewBy(
  voter: Pick<Voter, 'actor' | 'groups'>,
  { changes, proposer }: Pick<Proposal, 'changes' | 'proposer'>,
  reviewing: Reviewing,
): Review | Refusal<ReviewRefusal> {
  const owned = ownersOf(Object.keys(changes), reviewing);
  const asked = owned.flatMap(({ owner }) => owner ?? []);
  const vote = { involved: [{ person: proposer, as: 'proposer' }], aliases: aliasesOf(reviewing.people) };
  const word = wordOf(voter, { ...vote, quorums: asked.map(quorumOf) });
  const isAnybodys = owned.some(({ owner }) => owner === null);
  if (word instanceof Refusal) {
    if (word.code === 'not-in-group' && isAnybodys) return reviewOf([], owned);
    return told(word as Refusal<ReviewRefusal>);
  }
  return reviewOf(word.groups, owned);
}

function reviewOf(owners: readonly string[], owned: ReturnType<typeof ownersOf>): Review {
  const spoken = owned.filter(({ owner }) => owner === null || owners.includes(owner));
  return { owners, keys: spoken.flatMap(({ keys }) => keys).sort() };
}

/** Where nobody in particular is asked, whoever may approve is. */
function told({ code, facts }: Refusal<ReviewRefusal>): Refusal<ReviewRefusal> {
  return new Refusal(code, facts.groups === '' ? { ...facts, groups: 'those who may approve' } : facts);
}
