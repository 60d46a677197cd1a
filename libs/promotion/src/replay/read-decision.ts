import type { EventCatalog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { UndecodableEvent } from '@ledgerline/kernel';
import { PromotionAuthorized, PromotionGatesEvaluated } from '../events';
import { formProblem } from './decision-form';
import type { EvaluationEvent, RecordedDecision } from './recorded-decision';
import { bareAuthorisation, decisionOf, decisionTypes } from './recorded-decision';

/** An event that should record a decision, and cannot be read as one. */
export interface UnreadableDecision extends Pick<
  RecordedDecision,
  'decisionId' | 'stream' | 'revision' | 'position' | 'recordedAt'
> {
  readonly eventType: string;
  /** `newer`: this build does not know it. `malformed`: no build writes it like that. */
  readonly unreadable: 'newer' | 'malformed';
  readonly pointer: string;
  readonly problem: string;
}

export type FoundDecision = RecordedDecision | UnreadableDecision;

const types: ReadonlySet<string> = new Set(decisionTypes);

export function isDecision({ type }: Pick<StoredEvent, 'type'>): boolean {
  return types.has(type);
}

export function isUnreadable(found: FoundDecision): found is UnreadableDecision {
  return 'unreadable' in found;
}

/** Whether the event says that nothing was left to wait for in the evaluation right in front of it. */
export function concludes(next: StoredEvent, evaluation: StoredEvent): boolean {
  return (
    next.type === PromotionAuthorized.type &&
    evaluation.type === PromotionGatesEvaluated.type &&
    next.stream === evaluation.stream &&
    next.revision === evaluation.revision + 1n
  );
}

/** The decision that an event records, with what was concluded from it. */
export function readDecision(catalog: EventCatalog, stored: StoredEvent, conclusion?: StoredEvent): FoundDecision {
  const event = decoded<EvaluationEvent | PromotionAuthorized>(catalog, stored);
  if ('unreadable' in event) return event;
  const authorized = conclusion && decoded<PromotionAuthorized>(catalog, conclusion);
  if (authorized !== undefined && 'unreadable' in authorized) return authorized;
  try {
    return event.type === 'promotion.authorized' ? bareAuthorisation(event) : decisionOf(event, authorized);
  } catch (error) {
    const problem = formProblem(event.data);
    if (problem === undefined) throw error;
    return { ...placeOf(stored), unreadable: 'malformed', ...problem };
  }
}

function decoded<Event extends EvaluationEvent | PromotionAuthorized>(
  catalog: EventCatalog,
  stored: StoredEvent,
): Recorded<Event> | UnreadableDecision {
  try {
    return catalog.decode(stored) as Recorded<Event>;
  } catch (error) {
    if (!(error instanceof UndecodableEvent)) throw error;
    const unreadable = error.reason === 'no-metadata' ? 'malformed' : 'newer';
    return { ...placeOf(stored), unreadable, pointer: '', problem: error.reason };
  }
}

function placeOf({ id: decisionId, stream, revision, position, recordedAt, type: eventType }: StoredEvent) {
  return { decisionId, stream, revision, position, recordedAt, eventType };
}
