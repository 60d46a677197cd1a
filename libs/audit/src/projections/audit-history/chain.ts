import type { ToldEvent } from './project';

/** An event with what caused it, of a chain of causes and effects. */
export interface ChainEvent extends Omit<ToldEvent, 'data'> {
  /** Position of the event that caused it; null where it was none of these. */
  readonly cause: string | null;
  readonly depth: number;
}

/** Events, the oldest first, in the order in which they are told: each cause before its effects. */
export function chainOf(events: readonly ToldEvent[]): readonly ChainEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const causeOf = ({ id, causationId }: ToldEvent) => (causationId === id ? undefined : byId.get(causationId));
  const effects = new Map<string | undefined, ToldEvent[]>();
  for (const event of events) {
    const cause = causeOf(event)?.id;
    effects.set(cause, [...(effects.get(cause) ?? []), event]);
  }
  const told: ChainEvent[] = [];
  // By hand, since a chain may be as deep as it is long.
  const waiting = (effects.get(undefined) ?? []).map((event) => ({ event, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { event, depth } = next;
    told.push({ ...event, cause: causeOf(event)?.position ?? null, depth });
    const following = effects.get(event.id) ?? [];
    waiting.push(...following.map((effect) => ({ event: effect, depth: depth + 1 })).reverse());
  }
  return told;
}
