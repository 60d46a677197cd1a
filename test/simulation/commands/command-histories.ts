import fc from 'fast-check';
import type { CommandStep } from './command-steps';
import { commandSteps } from './command-steps';
import { Estate } from './estate';
import { Rules } from './rules';

/** What was told of a run, and how it failed if it did. */
export interface Told {
  readonly told: string;
  readonly failure: string | undefined;
}

/** Holds the product's decisions against the rules, command by command; the first difference, in words. */
function firstDifference(steps: readonly CommandStep[]): string | undefined {
  const [rules, estate] = [new Rules(), new Estate()];
  for (const [index, step] of steps.entries()) {
    const [expected, came] = [rules.take(step), estate.take(step)];
    const [should, is] = [standingOf(rules), standingOfEstate(estate)];
    const where = `step ${String(index)}, ${step.do}:`;
    if (expected !== undefined && expected !== came) return `${where} it came to ${came} instead of ${expected}`;
    if (should !== is) return `${where} it stands at ${is} instead of ${should}`;
  }
  return undefined;
}

/** Many short histories of commands. */
export function commandHistories(seed: number, runs: number): Told {
  let declared = 0;
  const property = fc.property(commandSteps, (steps) => {
    const difference = firstDifference(steps);
    if (difference !== undefined) throw new Error(difference);
    if (steps.some(({ do: what }) => what === 'declare')) declared += 1;
  });
  const details = fc.check(property, { seed, numRuns: runs });
  const told = `${String(declared)} with a declaration in them`;
  if (!details.failed) return { told, failure: undefined };
  const path = details.counterexamplePath ?? '';
  const reason = String(details.errorInstance);
  return { told, failure: `${reason} (seed ${String(seed)}, path ${path}) ${JSON.stringify(details.counterexample)}` };
}

function standingOf({ promotions, intentRevision, overlayVersion }: Rules): string {
  const told = promotions.map(({ status, approvers }) => [status, status === 'gated' ? [...approvers].sort() : []]);
  return JSON.stringify([told, intentRevision, overlayVersion]);
}

function standingOfEstate({ promotions, environment: { intent, overlay } }: Estate): string {
  const told = promotions.map((state) => [
    state.status,
    state.status === 'gated' ? [...state.approvals.keys()].sort() : [],
  ]);
  return JSON.stringify([told, intent?.intentRevision ?? 0, overlay.version]);
}
