import type { Quorum } from '@ledgerline/kernel';
import { countedFor } from '@ledgerline/kernel';
import { aliasesOf } from '../people';
import { ruleFor } from '../intent/covering-rule';
import type { ProjectConfiguration } from '../project-configuration';
import type { Proposal } from '../state';

/** Who decides about a proposal, as the project's configuration has it. */
export type Reviewing = Pick<ProjectConfiguration, 'people' | 'variance'>;
type Changing = Pick<Proposal, 'changes' | 'proposer'>;

/** Keys of a proposal whose owner has not said yes; null for keys that no rule covers, about which anybody may. */
export interface MissingReview {
  readonly owner: string | null;
  readonly keys: readonly string[];
}

/** One yes of the owner, a group or a person, is enough. */
export const quorumOf = (owner: string): Quorum => ({ of: owner, count: 1, orPerson: true });

/** The owners of what is changed, each with their keys. */
export function ownersOf(keys: readonly string[], { variance }: Reviewing): readonly MissingReview[] {
  const owned = new Map<string | null, string[]>();
  for (const key of keys) {
    const owner = ruleFor(key, variance)?.rule.owner ?? null;
    owned.set(owner, [...(owned.get(owner) ?? []), key]);
  }
  return [...owned].map(([owner, keys]) => ({ owner, keys }));
}

/** Whose word the proposal still needs. A word counts for the keys that it was given for, and never that of the proposer. */
export function missingReviews(
  { changes, proposer, reviews }: Changing & Pick<Proposal, 'reviews'>,
  reviewing: Reviewing,
): readonly MissingReview[] {
  const aliases = aliasesOf(reviewing.people);
  const involved = [{ person: proposer, as: 'proposer' }];
  const isReviewed = (owner: string | null, key: string) => {
    const words = [...reviews]
      .filter(([, { keys }]) => keys.includes(key))
      .map(([person, { owners }]) => ({ person, groups: owner === null ? [ANYBODY.of] : owners }));
    return countedFor(owner === null ? ANYBODY : quorumOf(owner), words, involved, aliases).length > 0;
  };
  return ownersOf(Object.keys(changes), reviewing).flatMap(({ owner, keys }) => {
    const missing = keys.filter((key) => !isReviewed(owner, key));
    return missing.length === 0 ? [] : [{ owner, keys: missing }];
  });
}

const ANYBODY = { of: 'anybody', count: 1 } as const;
