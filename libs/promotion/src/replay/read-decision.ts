import type { EventCatalog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { UndecodableEvent } from '@ledgerline/kernel';
import { schemaCheck } from '@ledgerline/platform/json-schema';
import { PromotionAuthorized, PromotionGatesEvaluated, StandingGatesEvaluated, StandingStateReached } from '../events';
import type { EvaluationEvent, RecordedDecision } from './recorded-decision';
import { bareAuthorisation, decisionOf } from './recorded-decision';

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

const definitions = [PromotionAuthorized, PromotionGatesEvaluated, StandingGatesEvaluated, StandingStateReached];
const checks = new Map(definitions.map(({ type, schema }) => [type as string, schemaCheck(schema)]));

export function isDecision({ type }: Pick<StoredEvent, 'type'>): boolean {
  return checks.has(type);
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
  const event = readEvent<EvaluationEvent | PromotionAuthorized>(catalog, stored);
  if ('unreadable' in event) return event;
  if (event.type === 'promotion.authorized') return bareAuthorisation(event);
  if (conclusion === undefined) return decisionOf(event);
  const authorized = readEvent<PromotionAuthorized>(catalog, conclusion);
  return 'unreadable' in authorized ? authorized : decisionOf(event, authorized);
}

function readEvent<Event extends EvaluationEvent | PromotionAuthorized>(
  catalog: EventCatalog,
  stored: StoredEvent,
): Recorded<Event> | UnreadableDecision {
  const { id: decisionId, stream, revision, position, recordedAt, type: eventType } = stored;
  const place = { decisionId, stream, revision, position, recordedAt, eventType };
  try {
    const event = catalog.decode(stored);
    const flaw = checks.get(stored.type)?.(event.data);
    if (flaw === undefined) return event as Recorded<Event>;
    return { ...place, unreadable: 'malformed', ...flaw };
  } catch (error) {
    if (!(error instanceof UndecodableEvent)) throw error;
    const unreadable = error.reason === 'no-metadata' ? 'malformed' : 'newer';
    return { ...place, unreadable, pointer: '', problem: error.reason };
  }
}
