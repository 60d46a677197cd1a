import type { VarianceFacts, VarianceRules } from '@ledgerline/environment';
import { checkRules, checkVariance } from '@ledgerline/environment';
import { Refusal } from '@ledgerline/kernel';

/**
 * Why the project's variance rules alone do not allow a value in an environment, in words; undefined when they do. What
 * is observed is explained by rules that stand still, not by what other environments are declared to be meanwhile.
 */
export const forbidsBy = (rules: VarianceRules, environment: string) => (key: string, value: unknown) =>
  inWords(key, checkRules(key, value, environment, rules));

/** Why a value could not be declared in an environment now, in words; undefined when it could. */
export function forbiddenNow(
  key: string,
  value: unknown,
  environment: string,
  rules: VarianceRules,
  facts: VarianceFacts,
): string | undefined {
  const checked = checkVariance(key, value, environment, rules, facts);
  return checked instanceof Refusal ? inWords(key, checked) : undefined;
}

function inWords(key: string, refusal: Refusal | undefined): string | undefined {
  if (refusal === undefined) return undefined;
  const { because = '', rule = 'none', owner = '' } = refusal.facts;
  return rule === 'none'
    ? `no variance rule covers ${key}`
    : `variance rule ${String(rule)} of ${String(owner)} does not allow it: ${String(because)}`;
}
