import type { DomainEvent, Projection, Recorded } from '@ledgerline/kernel';

/** The rows of a projection after these events, by their keys; the order of the events is that of the ledger. */
export function foldRows<Row, Event extends DomainEvent>(
  projection: Projection<Row, Event>,
  events: Iterable<Recorded<Event>>,
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const event of events) {
    const key = projection.keyOf(event);
    if (key === undefined) continue;
    const row = projection.evolve(rows.get(key), event);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
  return rows;
}
