import type { Decisions } from '@ledgerline/kernel';
import { StreamQuarantined } from '@ledgerline/platform/ledger';
import { allHold } from '../evaluate-gates';
import { isBlocking } from '../gate-result';
import { knownEntryPolicy, knownReachPolicy } from '../known-policies';
import type { FoundDecision } from './read-decision';
import { isUnreadable } from './read-decision';
import { type Rebuild, rebuild } from './rebuild';
import { evaluated } from './recompute';
import type { RecordedDecision } from './recorded-decision';
import { isAboutPromotion } from './recorded-decision';
import { type TriedPolicy, WithPolicy } from './with-policy';

/**
 * How a decision would have come out under another policy. `no-such-gate-then`: it would have waited, but only for gates
 * that nobody was asked for then. `not-in-policy`: that has no such environment, or no such state.
 */
export const trialOutcomes = [
  'same',
  'would-have-waited',
  'would-have-passed',
  'no-such-gate-then',
  'not-in-policy',
  'cannot-tell',
] as const;

/** A gate that would not have held. */
interface WaitedFor {
  readonly gate: string;
  readonly because: string;
  /** Whether a gate of this name was evaluated then. */
  readonly asked: boolean;
}

export interface Trial {
  readonly outcome: (typeof trialOutcomes)[number];
  readonly waitsFor: readonly WaitedFor[];
  /** Why it cannot be told; null when it can. */
  readonly because: string | null;
}

/** The decision on the facts of its own moment, but by the policy that is tried. */
export async function trialOf(
  found: FoundDecision,
  tried: TriedPolicy,
  ledgerAsOf: (decision: RecordedDecision) => Decisions,
): Promise<Trial> {
  if (isUnreadable(found)) return cannotTell(`${found.eventType}: ${found.problem}`);
  const decision = found.restsOn ?? found;
  if (!hasPolicyFor(tried, decision)) return { outcome: 'not-in-policy', waitsFor: [], because: null };
  try {
    const ledger = new WithPolicy(ledgerAsOf(decision), tried);
    return trial(decision, await rebuild(decision, ledger, decision.inputs?.now ?? decision.recordedAt));
  } catch (error) {
    if (!(error instanceof StreamQuarantined)) throw error;
    return cannotTell(error.message);
  }
}

function hasPolicyFor({ configuration }: TriedPolicy, { about }: RecordedDecision): boolean {
  const policy = isAboutPromotion(about)
    ? knownEntryPolicy(configuration, about.environment)
    : knownReachPolicy(configuration, about.state);
  return policy !== undefined;
}

function trial(decision: RecordedDecision, rebuilt: Rebuild): Trial {
  if (typeof rebuilt === 'string') return cannotTell(rebuilt);
  const gates = evaluated(rebuilt.policy, rebuilt.inputs);
  if (typeof gates === 'string') return cannotTell(gates);
  const held = allHold(gates);
  if (held === (decision.verdict === 'held')) return { outcome: 'same', waitsFor: [], because: null };
  if (held) return { outcome: 'would-have-passed', waitsFor: [], because: null };
  const waitsFor = gates.filter(isBlocking).map(({ gate, because }) => ({
    ...{ gate, because },
    asked: decision.gates.some((known) => known.gate === gate),
  }));
  const outcome = waitsFor.some(({ asked }) => asked) ? 'would-have-waited' : 'no-such-gate-then';
  return { outcome, waitsFor, because: null };
}

function cannotTell(because: string): Trial {
  return { outcome: 'cannot-tell', waitsFor: [], because };
}
