import type { Decider, DomainEvent, EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { Fold } from '@ledgerline/kernel';
import { StreamQuarantined } from '../stream-quarantined';

/** Up to where the past is told, and how much of the log is known to be there. */
export interface PastMoment {
  /** Only what stands before this position counts. */
  readonly before: bigint;
  /** An event that is in the log already, at `before` or later: nothing will ever be written in front of it. */
  readonly settled: bigint;
}

/** Where the past is read. */
export interface PastSource {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
}

type Place = Pick<StoredEvent, 'id' | 'revision' | 'position'>;

/** A stream folded as far as some moment, with what was read of it beyond. */
export interface PastStream<State> {
  readonly state: State;
  readonly last: Place | undefined;
  /** The next events, read in one go because they will be asked for. */
  readonly ahead: readonly StoredEvent[];
  /** The stream holds nothing else in front of this position. */
  readonly completeTo: bigint;
}

/** So many events are read in one go. */
const CHUNK = 32;

export function neverRead<State>({ initial }: Pick<Decider<State, never>, 'initial'>): PastStream<State> {
  return { state: initial, last: undefined, ahead: [], completeTo: 0n };
}

/** Whether the stream can still be told as it stood then: it was not folded any further. */
export function reaches({ last }: PastStream<unknown>, { before }: PastMoment): boolean {
  return last === undefined || last.position < before;
}

/**
 * The stream as it stood at a later moment; undefined when the log does not hold its last known event any more. Throws
 * {@link StreamQuarantined} at an event that cannot be folded.
 */
export async function moved<State, Event extends DomainEvent>(
  from: PastStream<State>,
  { before, settled }: PastMoment,
  decider: Decider<State, Event>,
  stream: string,
  { log, catalog }: PastSource,
): Promise<PastStream<State> | undefined> {
  const run = new Fold();
  let { state, last, ahead, completeTo } = from;
  for (;;) {
    const beyond = ahead.findIndex(({ position }) => position >= before);
    for (const stored of beyond < 0 ? ahead : ahead.slice(0, beyond)) {
      state = folded(decider, catalog, state, stored, run);
      last = { id: stored.id, revision: stored.revision, position: stored.position };
    }
    ahead = beyond < 0 ? [] : ahead.slice(beyond);
    if (beyond >= 0 || completeTo >= before) return { state, last, ahead, completeTo };
    const read = await readAfter(log, stream, last);
    if (read === undefined) return undefined;
    ahead = read;
    const end = ahead.at(-1)?.position;
    completeTo = end === undefined || ahead.length < CHUNK ? larger(settled, end) : end;
  }
}

function folded<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
  catalog: EventCatalog,
  state: State,
  stored: StoredEvent,
  run: Fold,
): State {
  try {
    return run.evolve(decider, state, catalog.decode(stored) as unknown as Recorded<Event>);
  } catch (error) {
    throw new StreamQuarantined(stored, error);
  }
}

/** The events behind the last known one; undefined when another one stands in its place. */
async function readAfter(
  log: EventLog,
  stream: string,
  last: Place | undefined,
): Promise<readonly StoredEvent[] | undefined> {
  const events: StoredEvent[] = [];
  const limit = last === undefined ? CHUNK : CHUNK + 1;
  for await (const stored of log.readStream(stream, { from: last?.revision ?? 0n, limit })) events.push(stored);
  if (last === undefined) return events;
  const [first, ...behind] = events;
  return first?.id === last.id && first.position === last.position ? behind : undefined;
}

function larger(one: bigint, other: bigint | undefined): bigint {
  return other !== undefined && other > one ? other : one;
}
