import type { Actor } from './event-log';
import { refuse, type Refusal } from './refusal';

/** A part that a person had in what is decided: `author`, `requester`, `proposer` … */
export interface Involvement {
  readonly person: string;
  readonly as: string;
}

/** One person's yes. */
export interface Word {
  readonly person: string;
  readonly groups: readonly string[];
  readonly role?: string;
  readonly comment?: string;
}

/** How many people have to say yes: of a group, or with a role. */
export interface Quorum {
  readonly of?: string;
  readonly role?: string;
  readonly count: number;
  /** A yes without a comment does not count. */
  readonly comment?: 'required';
  /** `of` may name one person instead of a group. */
  readonly orPerson?: true;
}

/** Other name to the person behind it, in the spelling of {@link spelledAlike}. */
export type Aliases = Readonly<Record<string, string>>;

/** Names that look alike to people are one name: compatibility forms, case and outer spaces do not tell people apart. */
export function spelledAlike(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The person behind a name; the name itself where nobody claimed it. */
export function personBehind(name: string, aliases: Aliases = {}): string {
  const spelled = spelledAlike(name);
  return Object.hasOwn(aliases, spelled) ? (aliases[spelled] ?? spelled) : spelled;
}

/** Whom a quorum asks, for people: `release-managers`, `role release-manager`. */
export function askedBy({ of, role }: Quorum): string {
  return of ?? `role ${role ?? 'nobody'}`;
}

/** Who counts towards the quorum: each person once, under whatever name, unless they had a part in what is decided. */
export function countedFor(
  quorum: Quorum,
  words: readonly Word[],
  involved: readonly Involvement[],
  aliases: Aliases = {},
): readonly string[] {
  const barred = new Set(involved.map(({ person }) => personBehind(person, aliases)));
  const counted = words
    .filter((word) => answers(word, quorum, aliases))
    .map(({ person }) => personBehind(person, aliases));
  return [...new Set(counted)].filter((person) => !barred.has(person));
}

function answers(word: Word, { of, role, comment, orPerson }: Quorum, aliases: Aliases): boolean {
  if (comment === 'required' && word.comment === undefined) return false;
  if (of === undefined) return role !== undefined && word.role === role;
  if (word.groups.includes(of)) return true;
  return orPerson === true && personBehind(word.person, aliases) === personBehind(of, aliases);
}

/** Somebody who wants to say yes. */
export interface Voter {
  readonly actor: Actor;
  readonly groups: readonly string[];
  readonly role?: string;
  readonly comment?: string;
}

/** What they want to say yes to: any one of the quorums will do, none where anybody may. */
export interface Vote {
  readonly quorums: readonly Quorum[];
  readonly involved: readonly Involvement[];
  readonly aliases?: Aliases;
}

export type VoteRefusal = 'not-a-person' | 'duties-not-separate' | 'not-in-group' | 'comment-required';

/** The word that would be recorded, with the groups and the role that it counts for; or why it would not count. */
export function wordOf(voter: Voter, { quorums, involved, aliases = {} }: Vote): Word | Refusal<VoteRefusal> {
  const { actor, comment } = voter;
  if (actor.kind !== 'person') return refuse('not-a-person', { principal: actor.id });
  const person = personBehind(actor.id, aliases);
  const groups = quorums.map(askedBy).join(', ');
  const part = involved.find((involvement) => personBehind(involvement.person, aliases) === person);
  if (part !== undefined) return refuse('duties-not-separate', { person, as: part.as, groups });
  const said = { person, ...(comment !== undefined && { comment }) };
  if (quorums.length === 0) return { ...said, groups: [] };

  const commented = { ...said, comment: comment ?? '', groups: voter.groups, ...(voter.role && { role: voter.role }) };
  const asked = quorums.filter((quorum) => answers(commented, quorum, aliases));
  if (asked.length === 0) return refuse('not-in-group', { person, groups });
  if (comment === undefined && asked.every((quorum) => quorum.comment === 'required')) {
    return refuse('comment-required', { groups }, '/comment');
  }
  const role = asked.find((quorum) => quorum.of === undefined)?.role;
  return {
    ...said,
    groups: [...new Set(asked.flatMap(({ of }) => of ?? []))],
    ...(role !== undefined && { role }),
  };
}
