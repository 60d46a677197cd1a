import { type Difference, differs, someOf } from './difference';
import { formProblem } from './decision-form';
import type { LedgerCheck, MovedInput } from './check-against-ledger';
import type { FoundDecision, UnreadableDecision } from './read-decision';
import { isUnreadable } from './read-decision';
import { recomputed } from './recompute';
import type { RecordedDecision } from './recorded-decision';
import { isAboutPromotion } from './recorded-decision';

/**
 * How a decision came out when it was run again. `not-recorded`: an older build recorded neither policy nor inputs.
 * `not-rebuilt`: nothing differs, but what the ledger said then cannot be told.
 */
export const replayOutcomes = ['same', 'differs', 'not-recorded', 'not-rebuilt'] as const;

export interface Replay {
  readonly outcome: (typeof replayOutcomes)[number];
  readonly differences: readonly Difference[];
  readonly moved: readonly MovedInput[];
  /** Why something could not be run again; null when everything was. */
  readonly because: string | null;
}

/** Runs a decision again from its record, and holds it against the ledger where that is asked for. */
export async function replayOf(
  found: FoundDecision,
  check?: (decision: RecordedDecision) => Promise<LedgerCheck>,
): Promise<Replay> {
  if (isUnreadable(found)) return unreadable(found);
  const differences = recomputedAnyway(found);
  const wrong = differences?.length === 0 ? undefined : (unauthorised(found) ?? formDifference(found));
  if (wrong !== undefined) return replay('differs', [wrong, ...(differences ?? [])]);
  if (differences === undefined) return replay('not-recorded', [], 'neither policy nor inputs were recorded with it');
  return withLedger(differences, await check?.(found));
}

function withLedger(found: readonly Difference[], ledger?: LedgerCheck): Replay {
  const all = [...found, ...(ledger?.differences ?? [])];
  const otherwise = ledger?.because === undefined ? 'same' : 'not-rebuilt';
  return replay(all.length > 0 ? 'differs' : otherwise, all, ledger?.because, ledger?.moved);
}

function replay(
  outcome: Replay['outcome'],
  differences: readonly Difference[],
  because: string | null = null,
  moved: readonly MovedInput[] = [],
): Replay {
  return { outcome, differences: someOf(differences), moved: someOf(moved), because };
}

function unreadable({ unreadable: kind, eventType, pointer, problem }: UnreadableDecision): Replay {
  if (kind === 'newer') return replay('not-rebuilt', [], `this build does not know such a ${eventType}: ${problem}`);
  const place = { pointer, recorded: undefined, recomputed: undefined };
  return replay('differs', [differs('form', place, `no ${eventType} is written like that: ${problem}`)]);
}

/** Whatever may stand where a policy should. */
function recomputedAnyway(found: RecordedDecision): readonly Difference[] | undefined {
  try {
    return recomputed(found);
  } catch (error) {
    const form = formDifference(found.restsOn ?? found);
    if (form === undefined) throw error;
    return [form];
  }
}

/** What comes out otherwise may be written as no build writes it; then nothing else says much. */
function formDifference({ gates, inputHash, policy, inputs }: RecordedDecision): Difference | undefined {
  const recorded = { ...(policy !== undefined && { policy }), ...(inputs !== undefined && { inputs }) };
  const found = formProblem({ gates, inputHash, ...recorded });
  if (found === undefined) return undefined;
  const place = { pointer: found.pointer, recorded: undefined, recomputed: undefined };
  return differs('form', place, `no build writes that: it ${found.problem}`);
}

/** An authorisation, or a state that was reached by one, of which no evaluation of gates is to be found. */
function unauthorised({
  about,
  kind,
  policy,
  restsOn,
  authorized,
  decisionId,
}: RecordedDecision): Difference | undefined {
  if (authorized?.id === decisionId) {
    const place = { pointer: '/gates', recorded: undefined, recomputed: undefined };
    return differs('about', place, 'it authorises, and no evaluation of gates stands in front of it');
  }
  if (kind !== 'state-reached' || policy !== undefined || restsOn !== undefined) return undefined;
  if (isAboutPromotion(about) || about.promotionId === undefined) return undefined;
  const place = { pointer: '/promotionId', recorded: about.promotionId, recomputed: undefined };
  return differs('about', place, 'no such promotion was authorised in front of it');
}
