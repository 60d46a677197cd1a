import { ExpressionContext } from '@ledgerline/environment';
import { compileExpression, type Expression } from '@ledgerline/platform/cel';
import type { EvidenceFact, GateInputs } from '../gate-inputs';
import { quorumVerdict } from './approvals';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

const MAX_KNOWN = 1000;
const known = new Map<string, Expression | string>();

/** What cannot be evaluated does not hold. Where it does not hold, people may stand in for it. */
export function expressionGate({ expression, otherwise }: GateOf<'expression'>, judged: Judged): Verdict {
  const came = evaluated(expression, judged.inputs);
  if (came === true) return holds(`${expression} holds`);
  const why = came === false ? `${expression} does not hold` : `${expression} cannot be evaluated: ${came}`;
  if (otherwise === undefined) return open(why, ['a release for which it does']);
  const { because, ...verdict } = quorumVerdict(otherwise, judged);
  return { ...verdict, because: `${why}; ${because}` };
}

function evaluated(text: string, { expression, evidence, now }: GateInputs): boolean | string {
  if (expression === undefined) return 'there is nothing to look at';
  const compiled = compiledOf(text);
  if (typeof compiled === 'string') return compiled;
  return compiled.evaluate({ ...expression, evidence: evidence.map(told), now });
}

function told({ environment = '', predicateType = '', signers = [], ...evidence }: EvidenceFact) {
  const { kind, suite, verdict, tests, failed, at } = evidence;
  return { kind, suite, environment, verdict, tests, failed, predicateType, signers, at };
}

function compiledOf(text: string): Expression | string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const compiled = compileExpression(text, ExpressionContext);
  const kept = 'problem' in compiled ? compiled.problem : compiled;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, kept);
  return kept;
}
