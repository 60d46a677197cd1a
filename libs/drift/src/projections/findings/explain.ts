import type { CaptureProposal } from '../../capture/proposal';
import type { Difference } from '../../difference';
import { revertPlan } from '../../revert/plan';
import type { FindingView } from './query';

interface WayOut {
  readonly possible: boolean;
  /** What it would do, or why it is not possible. */
  readonly says: string;
  readonly command: string;
}

export interface FindingExplained {
  readonly finding: FindingView;
  /** Null for nothing, like `observed`. */
  readonly declared: unknown;
  readonly observed: unknown;
  /** Who last wrote what is there; null where nobody knows. */
  readonly changedBy: Difference['writer'] | null;
  /** The sentence of the rule that classified it. */
  readonly because: string;
  readonly capture: WayOut;
  readonly revert: WayOut;
  readonly accept: WayOut;
}

/** What the finding is about, why it is one, and the three ways out of it; without a proposal nothing is declared. */
export function explain(finding: FindingView, proposal: CaptureProposal | undefined): FindingExplained {
  const { difference, findingId, environment, status } = finding;
  const { declared, observed, reason, writer } = difference;
  const done = status === 'closed' ? `closed as ${finding.closedAs ?? 'gone'}, there is nothing left to do` : undefined;
  const way = (verb: string, possible: boolean, says: string): WayOut => ({
    possible: done === undefined && possible,
    says: done ?? says,
    command: `ledgerline drift ${verb}`,
  });
  const plan = revertPlan(difference, environment);
  const isProposable = proposal !== undefined && proposal.target !== 'nothing';
  return {
    finding,
    declared,
    observed,
    changedBy: writer ?? null,
    because: reason,
    capture: way(
      `capture ${findingId} --reason …`,
      isProposable,
      proposal === undefined ? `nothing is declared for ${environment}` : captureSays(proposal),
    ),
    revert: way(`revert ${findingId} --reason …`, plan.possible, plan.says),
    accept: way(
      `accept ${findingId} --until … --reason …`,
      true,
      'lets it be until an instant, at most 90 days from now',
    ),
  };
}

/** The same of a finding of then: nothing can be done about the past. */
export function explainThen(finding: FindingView): FindingExplained {
  const { declared, observed, reason, writer } = finding.difference;
  const way = (verb: string): WayOut => ({
    possible: false,
    says: 'nothing can be changed in the past',
    command: `ledgerline drift ${verb}`,
  });
  return {
    ...{ finding, declared, observed, changedBy: writer ?? null, because: reason },
    ...{ capture: way('capture'), revert: way('revert'), accept: way('accept') },
  };
}

/** The sentence, and what would be declared. */
function captureSays({ says, patch: [operation], statements: [statement] }: CaptureProposal): string {
  if (statement !== undefined) return `${says}: ${statement}`;
  if (operation === undefined || operation.op === 'remove') return says;
  return `${says} (${operation.path} = ${JSON.stringify(operation.value)})`;
}
