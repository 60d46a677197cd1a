import type { RelativeBound, VarianceRule } from '../variance-rule';
import { compareProduct } from './decimal';
import { isSame } from './json';
import { resolvedValue } from './resolved-value';
import type { VarianceFacts } from './variance-facts';

/** Environments whose values measure those of this one, by any of the rules. */
export function measuresOf(environment: string, rules: Readonly<Record<string, VarianceRule>>): readonly string[] {
  const bounds = Object.values(rules).flatMap(({ relative = [] }) => relative);
  return [...new Set(bounds.filter(({ in: bound }) => bound.includes(environment)).map(({ to }) => to))];
}

/** Why the value breaks a bound that another environment's value gives; undefined when it keeps all of them. */
export function boundProblem(
  { relative = [] }: VarianceRule,
  key: string,
  value: unknown,
  environment: string,
  { elsewhere }: Pick<VarianceFacts, 'elsewhere'>,
): string | undefined {
  for (const bound of relative) {
    if (!bound.in.includes(environment)) continue;
    const other = Object.hasOwn(elsewhere, bound.to) ? elsewhere[bound.to] : undefined;
    const measure = other && resolvedValue(other, key);
    if (measure === undefined) return `${bound.to} has no value there yet, so that the bound to it cannot be checked`;
    const problem = unequal(bound, value, measure) ?? outOfProportion(bound, value, measure);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What two values are is told for numbers only. */
function unequal({ equal, to }: RelativeBound, value: unknown, measure: unknown): string | undefined {
  if (equal === undefined || isSame(value, measure)) return undefined;
  return typeof value === 'number' && typeof measure === 'number'
    ? `it is ${String(value)}, and only that of ${to} (${String(measure)}) is allowed`
    : `it is not that of ${to}, and only that is allowed`;
}

function outOfProportion(bound: RelativeBound, value: unknown, measure: unknown): string | undefined {
  const { 'at-least': least, 'at-most': most, to } = bound;
  if (least === undefined && most === undefined) return undefined;
  if (typeof measure !== 'number') return `${to} has no number there, so that the bound to it cannot be checked`;
  if (typeof value !== 'number') return 'it is no number, so that the bound cannot be checked';
  const than = `that of ${to} (${String(measure)}) is allowed`;
  if (least !== undefined && compareProduct(least, measure, value) > 0) {
    return `it is ${String(value)}, and at least ${times(least)} ${than}`;
  }
  if (most !== undefined && compareProduct(most, measure, value) < 0) {
    return `it is ${String(value)}, and at most ${times(most)} ${than}`;
  }
  return undefined;
}

function times(factor: number): string {
  return `${String(factor)} times`;
}
