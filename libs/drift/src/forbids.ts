import type { VarianceRules } from '@ledgerline/environment';
import { checkVariance } from '@ledgerline/environment';
import { Refusal } from '@ledgerline/kernel';

/** Why the project's variance rules do not allow a value in an environment, in words; undefined when they do. */
export const forbidsBy =
  (rules: VarianceRules, environment: string) =>
  (key: string, value: unknown): string | undefined => {
    const checked = checkVariance(key, value, environment, rules);
    if (!(checked instanceof Refusal)) return undefined;
    const { because = '', rule = 'none', owner = '' } = checked.facts;
    return rule === 'none'
      ? `no variance rule covers ${key}`
      : `variance rule ${String(rule)} of ${String(owner)} does not allow it: ${String(because)}`;
  };
