import { type Aliases, countedFor, type Involvement, type Quorum, type Word } from '@ledgerline/kernel';
import type { GlassTerms } from '../../glass-terms';
import type { ExceptionRow } from '../../projections/exceptions/project';
import type { PendingApprovalRow } from '../../projections/pending-approvals/project';
import type { PromotionBoardRow } from '../../projections/promotion-board/project';
import { inShort } from '../../waived-thing';
import type { Waiting } from './inbox';

/** A plan that waits for somebody's word. */
export function waitingPlan(row: PendingApprovalRow, reason: string): Waiting {
  const { promotionId: id, environment, alias, changes, requester, planHash, quorums, words, unmet } = row;
  const { excluded: involved, people: aliases, approvedBy: said, waitingSince: since, position } = row;
  const asked = quorums.filter(({ unless }) => unless === undefined || unmet.includes(unless));
  const lacks = asked.flatMap(({ unless: _unless, ...quorum }) => lacking(quorum, words, involved, aliases));
  return {
    ...{ kind: 'plan', id, environment, what: `${alias} to ${environment}: ${changesTold(changes)}`, requester },
    ...{ reason, lacks, isAnybodys: false, said, involved, aliases, since, position, planHash },
    release: alias,
  };
}

/** A gate or a bound that somebody wants to be excused from. */
export function waitingException(row: ExceptionRow, aliases: Aliases): readonly Waiting[] {
  const { exceptionId: id, environment, waives, requester, reason, quorums, words, involved, until, position } = row;
  const { requestedAt: since } = row;
  if ('finding' in waives) return [];
  const lacks = quorums.flatMap((quorum) => lacking(quorum, words, involved, aliases));
  return [
    {
      ...{ kind: 'exception', id, environment, what: `exception: ${inShort(waives)}`, requester, reason, lacks },
      ...{ isAnybodys: quorums.length === 0, said: words.map(({ person }) => person), involved, aliases },
      ...{ since, position, until },
    },
  ];
}

/** Gates that one person wants broken: it takes a second one. */
export function waitingGlass(row: PromotionBoardRow, { of }: GlassTerms, aliases: Aliases): readonly Waiting[] {
  const { promotionId: id, environment, alias, glass, position } = row;
  if (glass?.status !== 'asked') return [];
  const { people: said, reason, at: since, until, planHash } = glass;
  const what = `break the gates of ${alias ?? 'a release'} to ${environment}`;
  return [
    {
      ...{ kind: 'glass', id, environment, what, requester: said[0] ?? '', reason, lacks: [{ of, count: 1 }] },
      ...{ isAnybodys: false, said, involved: [], aliases, since, position, planHash, until },
      ...(alias !== null && { release: alias }),
    },
  ];
}

function lacking(
  quorum: Quorum,
  words: readonly Word[],
  involved: readonly Involvement[],
  aliases: Aliases,
): readonly Quorum[] {
  const missing = quorum.count - countedFor(quorum, words, involved, aliases).length;
  return missing > 0 ? [{ ...quorum, count: missing }] : [];
}

const changesTold = (count: number) => (count === 1 ? '1 change' : `${String(count)} changes`);
