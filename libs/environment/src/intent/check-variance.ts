import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { ProjectConfiguration } from '../project-configuration';
import type { VarianceRule } from '../variance-rule';
import { valueProblem } from './value-schema';

export type VarianceRules = ProjectConfiguration['variance'];

/** The rule that covers a key, under the pattern that it was written for. */
export interface CoveringRule {
  readonly pattern: string;
  readonly rule: VarianceRule;
}

/**
 * The rule that allows this value in this environment; the refusal names rule, owner and what is wrong. Of several
 * rules that cover a key the most specific one binds: the first segment that is spelled out decides, then the longer.
 */
export function checkVariance(
  key: string,
  value: unknown,
  environment: string,
  rules: VarianceRules,
): CoveringRule | Refusal<'variance-not-allowed'> {
  const covering = ruleFor(key, rules);
  if (covering === undefined) {
    const facts = { key, environment, rule: 'none', owner: 'the project’s administrators' };
    return refuse('variance-not-allowed', { ...facts, because: 'no rule covers this key' });
  }
  const { pattern, rule } = covering;
  const because = environmentProblem(rule, environment) ?? valueProblem(rule, value);
  if (because === undefined) return covering;
  return refuse('variance-not-allowed', { key, environment, rule: pattern, owner: rule.owner, because });
}

/** The most specific rule that covers the key, whatever it allows there. */
export function ruleFor(key: string, rules: VarianceRules): CoveringRule | undefined {
  const segments = key.split('.');
  return Object.entries(rules)
    .filter(([pattern]) => covers(pattern.split('.'), segments))
    .map(([pattern, rule]) => ({ pattern, rule }))
    .reduce<CoveringRule | undefined>(
      (best, next) => (best === undefined || isMoreSpecific(next.pattern, best.pattern) ? next : best),
      undefined,
    );
}

function environmentProblem({ environments }: VarianceRule, environment: string): string | undefined {
  if (environments === undefined || environments.includes(environment)) return undefined;
  return environments.length === 0 ? 'it holds nowhere' : `it holds in ${environments.join(', ')} only`;
}

/** `*` stands for one segment, and for all that is left (one at least) when it ends the pattern. */
function covers(pattern: readonly string[], key: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  if (open ? key.length < pattern.length : key.length !== pattern.length) return false;
  return pattern.every((segment, index) => segment === '*' || segment === key[index]);
}

function isMoreSpecific(pattern: string, than: string): boolean {
  const [ours, theirs] = [pattern.split('.'), than.split('.')];
  for (const [index, segment] of ours.entries()) {
    const other = theirs[index];
    if (other === undefined) return true;
    if ((segment === '*') !== (other === '*')) return other === '*';
  }
  return false;
}
