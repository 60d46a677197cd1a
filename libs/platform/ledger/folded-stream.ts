import type { Appended, Decider, DomainEvent, EventCatalog, NewEvent, Recorded, StoredEvent } from '@ledgerline/kernel';
import { Fold } from '@ledgerline/kernel';
import { Outcomes } from './outcomes';
import { StreamQuarantined } from './stream-quarantined';

/** Where an event stands; not the event itself, whose data (chunks of large documents, say) is not worth keeping. */
type Place = Pick<Recorded, 'id' | 'revision' | 'position'>;

/** A stream folded up to `last`, with the outcomes of the commands that wrote to it. */
export interface FoldedStream<State> {
  readonly state: State;
  readonly last: Place | undefined;
  readonly outcomes: Outcomes;
}

export function unread<State>({ initial }: Pick<Decider<State, never>, 'initial'>): FoldedStream<State> {
  return { state: initial, last: undefined, outcomes: new Outcomes() };
}

/** The stream with its next event, in one run of events with what came before. Throws {@link StreamQuarantined}. */
export function folded<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
  catalog: EventCatalog,
  { state, outcomes }: FoldedStream<State>,
  stored: StoredEvent,
  run: Fold,
): FoldedStream<State> {
  const { id, revision, position } = stored;
  try {
    const event = catalog.decode(stored);
    const after = run.evolve(decider, state, event as Recorded<Event>);
    outcomes.add(event.metadata.commandId, { revision, position });
    return { state: after, last: { id, revision, position }, outcomes };
  } catch (error) {
    throw new StreamQuarantined(stored, error);
  }
}

/**
 * The stream with what was just written to it, as if it had been read back; undefined when that cannot be told without
 * reading, because the decider asks what only the log knows.
 */
export function foldedOwn<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
  catalog: EventCatalog,
  before: FoldedStream<State>,
  stream: string,
  events: readonly NewEvent[],
  { revision, position }: Appended,
): FoldedStream<State> | undefined {
  const first = before.last === undefined ? 0n : before.last.revision + 1n;
  const last = events.at(-1);
  if (last === undefined || revision !== first + BigInt(events.length) - 1n) return undefined;
  const run = new Fold();
  let state = before.state;
  try {
    for (const [index, event] of events.entries()) {
      state = run.evolve(decider, state, asWritten(event, stream, first + BigInt(index)) as unknown as Event);
    }
  } catch {
    return undefined;
  }
  before.outcomes.add(last.metadata.commandId, { revision, position });
  return { state, last: { id: last.id, revision, position }, outcomes: before.outcomes };
}

/** As the log has it, except for what only the log can tell. */
function asWritten({ id, type, data, metadata }: NewEvent, stream: string, revision: bigint) {
  return {
    ...{ id, type, stream, revision, metadata },
    data: JSON.parse(JSON.stringify(data)) as unknown,
    get position(): never {
      throw new OnlyTheLogKnows();
    },
    get recordedAt(): never {
      throw new OnlyTheLogKnows();
    },
  };
}

class OnlyTheLogKnows extends Error {}
