import type { DomainEvent, Projection, Recorded } from '@ledgerline/kernel';

/** The rows of a projection after a history, one event a minute from midnight; position = place in the history. */
export function rowsAfter<Row, Event extends DomainEvent>(
  projection: Projection<Row, Event>,
  ...history: readonly NoInfer<Event>[]
): readonly Row[] {
  const rows = new Map<string, Row>();
  history.map(recordedMinutely).forEach((event) => {
    const key = projection.keyOf(event);
    if (key === undefined) return;
    const row = projection.evolve(rows.get(key), event);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  });
  return [...rows.values()];
}

/** The event as recorded at that place of a history: one event a minute from midnight; position = place. */
export function recordedMinutely<Event extends DomainEvent>(event: Event, index: number): Recorded<Event> {
  return {
    ...event,
    id: `event-${String(index)}`,
    stream: 'stream',
    revision: BigInt(index),
    position: BigInt(index),
    recordedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    metadata: {
      schemaVersion: 1,
      actor: { kind: 'person', id: 'olga' },
      commandId: `command-${String(index)}`,
      causationId: 'cause',
      correlationId: 'correlation',
    },
  };
}
