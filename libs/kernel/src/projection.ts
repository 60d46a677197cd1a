import type { DomainEvent, Recorded } from './event';

/**
 * The rows that answer one question. Pure: the runner groups a batch by key, folds each group, and writes the rows and
 * the checkpoint in one transaction, so a row costs one write however many events touched it. A row is plain JSON; its
 * table is `(key text primary key, row jsonb not null)` plus columns generated from `row` for whatever is searched.
 */
export interface Projection<Row, Event extends DomainEvent> {
  /** Also the table's name. */
  readonly name: string;
  /** Raised when rows of the old code would mean something else: the next generation fills beside the live one. */
  readonly generation: number;
  /**
   * Every event has a row of its own, of every type there may ever be: no row is read back to be folded, and a type that
   * nobody knows yet concerns it too.
   */
  readonly journal?: true;
  /** Event types it folds. */
  readonly on: readonly Event['type'][];
  /** The row that the event is about; undefined when it is about none. */
  readonly keyOf: (event: Recorded<Event>) => string | undefined;
  /** The row after the event; undefined when there is no such row, or no longer. */
  readonly evolve: (row: Row | undefined, event: Recorded<Event>) => Row | undefined;
}

/** A projection whatever its row and events; what a runner handles. */
export type AnyProjection = Projection<unknown, never>;
