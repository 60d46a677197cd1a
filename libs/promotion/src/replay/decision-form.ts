import { type SchemaProblem, schemaCheck } from '@ledgerline/platform/json-schema';
import { Type } from '@sinclair/typebox';
import { PromotionGatesEvaluated } from '../events';

type Check = ReturnType<typeof schemaCheck>;

/** What every event that records an evaluation has, whatever it is about. */
const Evaluation = Type.Pick(PromotionGatesEvaluated.schema, ['gates', 'inputHash', 'policy', 'inputs']);
let check: Check | undefined;

/**
 * Where an evaluation is not written as any build writes it; undefined where it is. It costs more than evaluating again:
 * it is looked at only when something is wrong.
 */
export function formProblem(evaluation: unknown): SchemaProblem | undefined {
  check ??= schemaCheck(Evaluation);
  return check(evaluation);
}
