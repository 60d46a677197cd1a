import { Refusal } from '@ledgerline/kernel';
import type { FallOut } from '../configuration-change';
import { checkVariance } from '../intent/check-variance';
import type { VarianceRules } from '../intent/covering-rule';
import { ruleFor } from '../intent/covering-rule';
import { isSame } from '../intent/json';
import { readOverlayKey } from '../intent/overlay-key';
import type { VarianceFacts } from '../intent/variance-facts';
import type { ProjectConfiguration } from '../project-configuration';

/** A value of an overlay, in force or (with `proposalId`) waiting for approval. */
export type HeldValue = Pick<FallOut, 'environment' | 'key' | 'value' | 'proposalId'>;

/** The rules that may cover a key, out of many: those that begin like it. */
type RulesFor = (key: string) => VarianceRules;

export interface Transition {
  readonly before: ProjectConfiguration;
  readonly after: ProjectConfiguration;
  readonly rulesBefore: RulesFor;
  readonly rulesAfter: RulesFor;
  /** Of the rules that only one of the two has, or that they have in different words. */
  readonly changedRules: RulesFor;
  readonly changesRules: boolean;
}

const ADMINISTRATORS = 'the project’s administrators';

export function transition(before: ProjectConfiguration, after: ProjectConfiguration): Transition {
  const moved = (ours: VarianceRules, theirs: VarianceRules) =>
    Object.entries(ours).filter(([key, rule]) => !isSame(rule, Object.hasOwn(theirs, key) ? theirs[key] : undefined));
  const changed = [...moved(before.variance, after.variance), ...moved(after.variance, before.variance)];
  return {
    ...{ before, after },
    rulesBefore: byBeginning(before.variance),
    rulesAfter: byBeginning(after.variance),
    changedRules: byBeginning(Object.fromEntries(changed)),
    changesRules: changed.length > 0,
  };
}

/** Keys and patterns have two segments at least; many keys share them, and few rules. */
function byBeginning(rules: VarianceRules): RulesFor {
  const beginnings = new Map<string, VarianceRules>();
  const all = Object.entries(rules).map(([pattern, rule]) => ({ pattern, rule, begins: pattern.split('.', 2) }));
  return (key) => {
    const [first, second] = key.split('.', 2);
    const beginning = `${String(first)}.${String(second)}`;
    const known = beginnings.get(beginning);
    if (known !== undefined) return known;
    const fitting = all.filter(
      ({ begins: [one, other] }) => (one === '*' || one === first) && (other === '*' || other === second),
    );
    const found = Object.fromEntries(fitting.map(({ pattern, rule }) => [pattern, rule]));
    beginnings.set(beginning, found);
    return found;
  };
}

/** Whether there is anything in it that could take the ground from under a value. */
export function canLetFall({ before, after, changesRules }: Transition): boolean {
  const kept = (['components', 'databases'] as const).every((part) =>
    Object.keys(before[part]).every((name) => Object.hasOwn(after[part], name)),
  );
  const flagsKept = before.flags === undefined || after.flags !== undefined;
  return !kept || !flagsKept || changesRules;
}

/** Why the rules would no longer allow the value, which they do now; undefined when they would, or never did. */
export function forbiddenBy(held: HeldValue, change: Transition, facts: VarianceFacts): FallOut | undefined {
  const { environment, key, value } = held;
  if (ruleFor(key, change.changedRules(key)) === undefined) return undefined;
  const then = checkVariance(key, value, environment, change.rulesAfter(key), facts);
  if (!(then instanceof Refusal)) return undefined;
  const now = checkVariance(key, value, environment, change.rulesBefore(key), facts);
  if (now instanceof Refusal) return undefined;
  const owner = ruleFor(key, change.rulesAfter(key))?.rule.owner ?? now.owner;
  return { ...held, because: String(then.facts.because), owner };
}

/** What of the project the value is about and that would be gone; undefined when it stays, or was never there. */
export function orphanedBy(held: HeldValue, { before, after, rulesBefore }: Transition): FallOut | undefined {
  const because = goneWith(held.key, before, after);
  if (because === undefined) return undefined;
  return { ...held, because, owner: ruleFor(held.key, rulesBefore(held.key))?.rule.owner ?? ADMINISTRATORS };
}

function goneWith(key: string, before: ProjectConfiguration, after: ProjectConfiguration): string | undefined {
  const gone = (part: 'components' | 'databases', name: string) =>
    Object.hasOwn(before[part], name) && !Object.hasOwn(after[part], name);
  const address = readOverlayKey(key);
  switch (address?.in) {
    case undefined:
      return undefined;
    case 'component':
      return gone('components', address.component) ? `component ${address.component} is gone` : undefined;
    case 'database':
      return gone('databases', address.database) ? `database ${address.database} is gone` : undefined;
    case 'flag':
      return before.flags !== undefined && after.flags === undefined ? 'the project has flags no more' : undefined;
  }
}
