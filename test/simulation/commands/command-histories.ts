import fc from 'fast-check';
import type { CommandHistory, CommandStep } from './command-steps';
import { commandHistory } from './command-steps';
import type { Promotion } from '../../../libs/promotion/src/state';
import { Estate } from './estate';
import type { PromotionRules } from './promotion-rules';
import { Rules } from './rules';

/** What was told of a run, and how it failed if it did. */
export interface Told {
  readonly told: string;
  readonly failure: string | undefined;
}

/** How often something happened in the histories of a run. */
type Counts = Map<string, number>;

/** Holds the product's decisions against the rules, command by command; the first difference, in words. */
function firstDifference({ asking, steps }: CommandHistory, counts: Counts): string | undefined {
  const [rules, estate] = [new Rules(asking), new Estate(asking)];
  for (const [index, step] of steps.entries()) {
    const [expected, came] = [rules.take(step), estate.take(step)];
    if (came === 'done') counts.set(step.do, (counts.get(step.do) ?? 0) + 1);
    const [should, is] = [standingOf(rules), standingOfEstate(estate)];
    const where = `step ${String(index)}, ${step.do}:`;
    if (expected !== undefined && expected !== came) return `${where} it came to ${came} instead of ${expected}`;
    if (should !== is) return `${where} it stands at ${is} instead of ${should}`;
  }
  return undefined;
}

const told: readonly CommandStep['do'][] = [
  ...(['declare', 'revoke', 'break', 'agree', 'freeze', 'reject'] as const),
  ...(['approve-proposal', 'withdraw-review', 'reject-proposal'] as const),
];

/** Many short histories of commands. */
export function commandHistories(seed: number, runs: number): Told {
  const counts: Counts = new Map();
  const property = fc.property(commandHistory, (history) => {
    const difference = firstDifference(history, counts);
    if (difference !== undefined) throw new Error(difference);
  });
  const details = fc.check(property, { seed, numRuns: runs });
  const numbers = told.map((what) => `${String(counts.get(what) ?? 0)} times ${what}`).join(', ');
  if (!details.failed) return { told: numbers, failure: undefined };
  const path = details.counterexamplePath ?? '';
  const reason = String(details.errorInstance);
  const failure = `${reason} (seed ${String(seed)}, path ${path}) ${JSON.stringify(details.counterexample)}`;
  return { told: numbers, failure };
}

function standingOf({ promotions: [one, other], environment }: Rules): string {
  const { intentRevision, overlay, isPaused } = environment;
  const told = ({ status, review, approvers }: PromotionRules) =>
    `${status} ${review} ${status === 'gated' ? [...approvers.keys()].sort().join() : ''}`;
  return `${told(one)}, ${told(other)}, ${String(intentRevision)}, ${String(overlay.version)}, ${String(isPaused)}`;
}

function standingOfEstate({ promotions: [one, other], environment: { state, intentRevision } }: Estate): string {
  const numbers = `${String(intentRevision)}, ${String(state.overlay.version)}, ${String(state.paused !== undefined)}`;
  return `${standingOfPromotion(one)}, ${standingOfPromotion(other)}, ${numbers}`;
}

function standingOfPromotion(state: Promotion): string {
  const review = state.status === 'unknown' ? 'none' : (state.glass?.review ?? 'none');
  return `${state.status} ${review} ${state.status === 'gated' ? [...state.approvals.keys()].sort().join() : ''}`;
}
