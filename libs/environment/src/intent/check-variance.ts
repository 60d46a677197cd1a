import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { DeclaredVariance } from '../intent-document';
import type { VarianceRule } from '../variance-rule';
import type { CoveringRule, VarianceRules } from './covering-rule';
import { ruleFor } from './covering-rule';
import { credentialProblem } from './credential';
import { boundProblem } from './relative-bound';
import { valueProblem } from './value-schema';
import type { VarianceFacts } from './variance-facts';

/** Who answers for a value that is allowed, and why it may be: by a rule, or by an exception until an instant. */
export type Allowance = Pick<DeclaredVariance, 'owner' | 'why' | 'exception'>;

/** Whom to ask about keys that no rule covers. */
const NOBODY = 'the project’s administrators';

/**
 * Who allows this value in this environment; the refusal names rule, owner and what is wrong. What no rule allows, an
 * exception may, except that a credential itself is never allowed.
 */
export function checkVariance(
  key: string,
  value: unknown,
  environment: string,
  rules: VarianceRules,
  facts: VarianceFacts,
): Allowance | Refusal<'variance-not-allowed'> {
  const covering = ruleFor(key, rules);
  const { owner = NOBODY, why = '' } = covering?.rule ?? {};
  const because =
    ruleProblem(covering, value, environment) ??
    (covering && boundProblem(covering.rule, key, value, environment, facts));
  if (because === undefined) return { owner, why };

  const exception = facts.exceptions.find((known) => known.key === key && known.environment === environment);
  const isCredential = covering?.rule.credential === true;
  if (exception === undefined || (isCredential && credentialProblem(value) !== undefined)) {
    return notAllowed(key, environment, covering, because);
  }
  const { exceptionId: id, until, reason } = exception;
  return { owner: covering?.rule.owner ?? exception.owner ?? NOBODY, why: reason, exception: { id, until } };
}

/** What the rules alone say against a value; bounds that other environments give and exceptions are left out. */
export function checkRules(
  key: string,
  value: unknown,
  environment: string,
  rules: VarianceRules,
): Refusal<'variance-not-allowed'> | undefined {
  const covering = ruleFor(key, rules);
  const because = ruleProblem(covering, value, environment);
  return because === undefined ? undefined : notAllowed(key, environment, covering, because);
}

function notAllowed(key: string, environment: string, covering: CoveringRule | undefined, because: string) {
  const { pattern: rule = 'none', rule: { owner } = { owner: NOBODY } } = covering ?? {};
  return refuse('variance-not-allowed', { key, environment, rule, owner, because });
}

function ruleProblem(covering: CoveringRule | undefined, value: unknown, environment: string): string | undefined {
  if (covering === undefined) return 'no rule covers this key';
  const { rule } = covering;
  const credential = rule.credential === true ? credentialProblem(value) : undefined;
  return environmentProblem(rule, environment) ?? credential ?? valueProblem(rule, value);
}

function environmentProblem({ environments }: VarianceRule, environment: string): string | undefined {
  if (environments === undefined || environments.includes(environment)) return undefined;
  return environments.length === 0 ? 'it holds nowhere' : `it holds in ${environments.join(', ')} only`;
}
