import type { State } from '../../../parts/state';
import type { Exception, Freeze } from '../facts';
import { scopeWords } from './scope';

/** What can be done about an entry from here; `finding` and `approvals` are done about elsewhere. */
type Way = 'end' | 'lift' | 'finding' | 'approvals';

/** An exception or a freeze, as the calendar shows it. */
export interface Entry {
  readonly id: string;
  readonly kind: 'exception' | 'freeze';
  /** What is waived, or the name of the freeze. */
  readonly what: string;
  /** In which environments. */
  readonly where: string;
  readonly who: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly from: string;
  /** When it ends, or did. */
  readonly until: string;
  readonly state: State;
  readonly word: string;
  readonly isOver: boolean;
  /** Only at these times in between. */
  readonly recurs: string | undefined;
  /** How it ended, where somebody ended it. */
  readonly ending: string | undefined;
  readonly way: Way | undefined;
  /** Whether a gate is waived, and not the bounds of a key. */
  readonly isOfGate: boolean;
  /** The finding that is accepted. */
  readonly finding: string | undefined;
}

/** Whether it can be ended from the calendar. */
export function canEnd({ way }: Pick<Entry, 'way'>): boolean {
  return way === 'end' || way === 'lift';
}

const exceptionStates = {
  requested: { state: 'waiting', word: 'asked for', isOver: false },
  'in-force': { state: 'excepted', word: 'in force', isOver: false },
  rejected: { state: 'refused', word: 'rejected', isOver: true },
  expired: { state: 'good', word: 'expired', isOver: true },
  ended: { state: 'good', word: 'ended', isOver: true },
} as const;

const freezeStates = {
  on: { state: 'waiting', word: 'frozen', isOver: false },
  'to-come': { state: 'pending', word: 'to come', isOver: false },
  over: { state: 'good', word: 'over', isOver: true },
  lifted: { state: 'good', word: 'lifted', isOver: true },
} as const;

export function entryOfException(exception: Exception): Entry {
  const { exceptionId: id, environment: where, requester: who, reason, since, requestedAt, ended, waives } = exception;
  const { status } = exception;
  return {
    ...{ id, kind: 'exception', what: whatIsWaived(waives), where, who, reason },
    ...{ from: since ?? requestedAt, until: earlier(exception.until, ended?.at), ...exceptionStates[status] },
    ...{ recurs: undefined, ending: endingOf(ended?.person, ended?.reason) },
    ...{ way: wayOf(status, waives), isOfGate: 'gate' in waives },
    ...{ finding: 'finding' in waives ? waives.finding : undefined },
  };
}

export function entryOfFreeze(freeze: Freeze): Entry {
  const { freezeId: id, name: what, scope, declaredBy: who, reason, from, until, status, recurrence, lifted } = freeze;
  const { isOver } = freezeStates[status];
  return {
    ...{ id, kind: 'freeze', what, where: scopeWords(scope), who, reason, from },
    ...{ until: earlier(until, lifted?.at), ...freezeStates[status] },
    recurs:
      recurrence === undefined ? undefined : `${recurrence.rrule} for ${recurrence.duration} (${recurrence.timezone})`,
    ...{
      ending: endingOf(lifted?.person, lifted?.reason),
      way: isOver ? undefined : 'lift',
      isOfGate: false,
      finding: undefined,
    },
  };
}

/** Those that end last stand last; what begins first comes first among them. */
export function inCalendarOrder(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort(
    (one, other) => compare(one.from, other.from) || compare(one.until, other.until) || compare(one.id, other.id),
  );
}

function wayOf(status: Exception['status'], waives: Exception['waives']): Way | undefined {
  if (status === 'requested') return 'approvals';
  if (status !== 'in-force') return undefined;
  return 'finding' in waives ? 'finding' : 'end';
}

function whatIsWaived(waives: Exception['waives']): string {
  if ('variance' in waives) return `bounds of ${waives.variance}`;
  if ('finding' in waives) return `drift ${waives.finding}`;
  return `gate ${waives.gate}${waives.release === undefined ? '' : ` for r-${waives.release.slice(7, 15)}`}`;
}

function endingOf(person: string | null | undefined, reason: string | null | undefined): string | undefined {
  if (typeof person !== 'string') return undefined;
  return `by ${person}${typeof reason === 'string' ? `: ${reason}` : ''}`;
}

function earlier(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
