import type { WaitingReview } from '@ledgerline/environment';
import type { Voter } from '@ledgerline/kernel';
import { askedBy, personBehind, Refusal, wordOf } from '@ledgerline/kernel';

/** Something that waits for people's words: what it is, and everything that tells whose would count. */
export interface Waiting extends Omit<WaitingReview, 'kind'> {
  readonly kind: WaitingReview['kind'] | 'plan' | 'exception' | 'glass';
  /** Of a plan, and of what breaks its gates; the release by its alias. */
  readonly planHash?: string;
  readonly release?: string;
  /** RFC 3339: afterwards nobody's word helps. */
  readonly until?: string;
}

/** The same for the one who asks: what they can do about it, or why they cannot. */
export interface InboxItem {
  readonly kind: Waiting['kind'];
  readonly id: string;
  readonly environment: string | null;
  readonly what: string;
  readonly requester: string;
  readonly reason: string;
  readonly waitsFor: readonly { readonly of: string; readonly count: number; readonly comment?: 'required' }[];
  readonly said: readonly string[];
  readonly mine: boolean;
  /** Why it is not. */
  readonly because: string | null;
  readonly since: string;
  readonly position: string;
  readonly planHash?: string;
  readonly release?: string;
  readonly until?: string;
}

const ANYBODY = 'anybody who may approve';

/** What waits, the longest waiting first, told for this person. */
export function inboxOf(
  waiting: readonly Waiting[],
  voter: Omit<Voter, 'comment'>,
  may: (kind: Waiting['kind']) => boolean,
): readonly InboxItem[] {
  return waiting
    .filter(({ lacks, isAnybodys }) => isAnybodys || lacks.length > 0)
    .sort((one, other) => (BigInt(one.position) < BigInt(other.position) ? -1 : 1))
    .map((item): InboxItem => {
      const { lacks, isAnybodys, involved: _involved, aliases: _aliases, ...told } = item;
      const because = whyNot(item, voter, may(item.kind));
      const waitsFor = lacks.map((quorum) => {
        const { count, comment } = quorum;
        return { of: askedBy(quorum), count, ...(comment !== undefined && { comment }) };
      });
      return {
        ...told,
        waitsFor: isAnybodys ? [...waitsFor, { of: ANYBODY, count: 1 }] : waitsFor,
        mine: because === null,
        because,
      };
    });
}

/** Whether a word of theirs, with a comment, would bring it forward. */
function whyNot(item: Waiting, voter: Omit<Voter, 'comment'>, may: boolean): string | null {
  const { lacks, isAnybodys, involved, aliases, said } = item;
  if (!may) return 'your role cannot approve this';
  const person = personBehind(voter.actor.id, aliases);
  if (said.some((name) => personBehind(name, aliases) === person)) return 'you have said yes already';
  const word = wordOf({ ...voter, comment: 'yes' }, { quorums: isAnybodys ? [] : lacks, involved, aliases });
  if (!(word instanceof Refusal)) return null;
  switch (word.code) {
    case 'not-a-person':
      return 'only people approve';
    case 'duties-not-separate':
      return `you are its ${String(word.facts.as)}`;
    default:
      return `it waits for ${lacks.map(askedBy).join(', ')}`;
  }
}
