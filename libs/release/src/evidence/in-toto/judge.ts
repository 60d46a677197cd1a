import { Refusal } from '@ledgerline/kernel';
import type { Judged } from '../judgement';
import { unjudgeable } from '../judgement';
import { toldBy } from './predicates';
import type { InTotoStatement } from './statement';
import { subjectsOf } from './subjects';

/**
 * A statement says nothing of passing or failing by itself: passed means that it is well-formed and about these artifacts.
 * A predicate that carries a verdict decides it.
 */
export function judgeInToto(statement: InTotoStatement): Judged {
  const subjects = subjectsOf(statement, 'in-toto');
  if (subjects instanceof Refusal) return subjects;
  const { predicateType, predicate } = statement;
  const told = toldBy(predicateType, predicate);
  if (typeof told === 'string') return unjudgeable('in-toto', told, '/predicate');
  return { ...told, predicateType, subjects };
}
