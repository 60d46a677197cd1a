import { type Difference, differs, someOf } from './difference';
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
  const forged = unauthorised(found);
  if (forged !== undefined) return replay('differs', [forged]);
  const differences = recomputed(found);
  if (differences === undefined) {
    return replay('not-recorded', [], 'neither policy nor inputs were recorded with it');
  }
  const ledger = await check?.(found);
  const all = [...differences, ...(ledger?.differences ?? [])];
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

/** A state that is said to have been reached by a promotion that nobody authorised. */
function unauthorised({ about, kind, policy, restsOn }: RecordedDecision): Difference | undefined {
  if (kind !== 'state-reached' || policy !== undefined || restsOn !== undefined) return undefined;
  if (isAboutPromotion(about) || about.promotionId === undefined) return undefined;
  const place = { pointer: '/promotionId', recorded: about.promotionId, recomputed: undefined };
  return differs('about', place, 'no such promotion was authorised in front of it');
}
