import type { ProjectConfiguration } from '@ledgerline/environment';
import {
  type Actor,
  type Aliases,
  type Quorum,
  type Refusal,
  type VoteRefusal,
  type Word,
  wordOf,
} from '@ledgerline/kernel';
import { aliasesOf } from '@ledgerline/environment';
import type { ReadonlyDeep } from './readonly-deep';

/** What decisions that are no promotion read of a project's configuration. */
export type Governed = ReadonlyDeep<Pick<ProjectConfiguration, 'environments' | 'states' | 'people' | 'governance'>> &
  Pick<ProjectConfiguration, 'variance'>;

/** Who wants to decide something, and on whose behalf. */
export interface Decider {
  readonly actor: Actor;
  /** The groups that they belong to. */
  readonly groups: readonly string[];
  readonly role?: string;
}

export const anyoneIn = (of: string | undefined, count = 1): readonly Quorum[] =>
  of === undefined ? [] : [{ of, count }];

/** The person who decides, if they are in the group that the project names for it; anybody may where it names none. */
export function decidedBy(
  { actor, groups, role }: Decider,
  of: string | undefined,
  { people }: Pick<Governed, 'people'>,
): Word | Refusal<VoteRefusal> {
  const aliases: Aliases = aliasesOf(people);
  return wordOf(
    { actor, groups, ...(role !== undefined && { role }) },
    { quorums: anyoneIn(of), involved: [], aliases },
  );
}
