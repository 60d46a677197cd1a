import type { DomainEvent, Recorded } from '@ledgerline/kernel';

/** An event as the ledger would return it, recorded at this instant. */
export function recordedAt<Event extends DomainEvent>(instant: string, event: Event, position = 0): Recorded<Event> {
  return {
    ...event,
    id: `event-${String(position)}`,
    stream: 'stream',
    revision: BigInt(position),
    position: BigInt(position),
    recordedAt: instant,
    metadata: {
      schemaVersion: 1,
      actor: { kind: 'person', id: 'olga' },
      commandId: `c-${String(position)}`,
      causationId: 'cause',
      correlationId: 'correlation',
    },
  };
}
