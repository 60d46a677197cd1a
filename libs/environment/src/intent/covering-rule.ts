import type { ProjectConfiguration } from '../project-configuration';
import type { VarianceRule } from '../variance-rule';

export type VarianceRules = ProjectConfiguration['variance'];

/** The rule that covers a key, under the pattern that it was written for. */
export interface CoveringRule {
  readonly pattern: string;
  readonly rule: VarianceRule;
}

interface OpenRule extends CoveringRule {
  readonly segments: readonly string[];
}

const openRules = new WeakMap<VarianceRules, readonly OpenRule[]>();

/**
 * The rule that covers the key, whatever it allows there. Of several the most specific one binds, alone: the first
 * segment that is spelled out decides, then the longer. So a rule for just this key always does.
 */
export function ruleFor(key: string, rules: VarianceRules): CoveringRule | undefined {
  const exact = Object.hasOwn(rules, key) ? rules[key] : undefined;
  if (exact !== undefined) return { pattern: key, rule: exact };
  const segments = key.split('.');
  const best = openRulesOf(rules)
    .filter((open) => covers(open.segments, segments))
    .reduce<OpenRule | undefined>(
      (best, next) => (best === undefined || isMoreSpecific(next.segments, best.segments) ? next : best),
      undefined,
    );
  return best && { pattern: best.pattern, rule: best.rule };
}

/** Rules with a `*` in their key, read once. */
function openRulesOf(rules: VarianceRules): readonly OpenRule[] {
  const known = openRules.get(rules);
  if (known !== undefined) return known;
  const open = Object.entries(rules)
    .map(([pattern, rule]) => ({ pattern, rule, segments: pattern.split('.') }))
    .filter(({ segments }) => segments.includes('*'));
  openRules.set(rules, open);
  return open;
}

/** `*` stands for one segment, and for all that is left (one at least) when it ends the pattern. */
function covers(pattern: readonly string[], key: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  if (open ? key.length < pattern.length : key.length !== pattern.length) return false;
  return pattern.every((segment, index) => segment === '*' || segment === key[index]);
}

function isMoreSpecific(ours: readonly string[], theirs: readonly string[]): boolean {
  for (const [index, segment] of ours.entries()) {
    const other = theirs[index];
    if (other === undefined) return true;
    if ((segment === '*') !== (other === '*')) return other === '*';
  }
  return false;
}
