import type { Word } from '@ledgerline/kernel';

/**
 * What a person has said in all, once they say yes again for another group, by another role or with a comment: nothing
 * of what they said before is taken back. Undefined where the second word adds nothing.
 */
export function widened(word: Word, before: Word | undefined): Word | undefined {
  if (before === undefined) return word;
  const sameRole = word.role === undefined || word.role === before.role;
  const sameComment = word.comment === undefined || before.comment !== undefined;
  if (sameRole && sameComment && word.groups.every((group) => before.groups.includes(group))) return undefined;
  return { ...before, ...word, groups: [...new Set([...before.groups, ...word.groups])] };
}
