import type { Decider, DomainEvent, EventCatalog, EventLog, Folded } from '@ledgerline/kernel';
import { approximateBytes } from '../approximate-bytes';
import type { PastMoment, PastSource, PastStream } from './past-stream';
import { moved, neverRead, reaches } from './past-stream';

const MAX_BYTES = 64 * 1024 * 1024;

interface Known {
  readonly stream: PastStream<unknown>;
  readonly bytes: number;
  /** Length of the stream when its size was estimated. */
  readonly measuredAt: bigint;
}

/**
 * Streams as they stood at moments of the past. Whoever goes through the ledger forwards has each event folded once: a
 * stream goes on from the moment at which it was asked for last. For an earlier moment it is folded from its start.
 * Neither snapshots nor the states of the present are looked at: what is told is what the log says.
 */
export class PastStreams {
  private readonly known = new Map<string, Known>();
  private readonly names = new WeakMap<object, number>();
  private readonly source: PastSource;
  private deciders = 0;
  private bytes = 0;

  constructor(
    log: EventLog,
    catalog: EventCatalog,
    /** Bound on the (estimated) size of all that is kept; what was used longest ago goes first. */
    private readonly maxBytes = MAX_BYTES,
  ) {
    this.source = { log, catalog };
  }

  /** Throws `StreamQuarantined` at an event in front of the moment that cannot be folded. */
  async read<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
    moment: PastMoment,
  ): Promise<Folded<State>> {
    const stream = decider.stream(id);
    const key = this.keyOf(decider, stream);
    const known = this.known.get(key)?.stream as PastStream<State> | undefined;
    const from = known !== undefined && reaches(known, moment) ? known : neverRead(decider);
    const now =
      (await moved(from, moment, decider, stream, this.source)) ??
      (await moved(neverRead(decider), moment, decider, stream, this.source));
    if (now === undefined) throw new Error(`stream "${stream}" could not be read from its start`);
    this.keep(key, now);
    return { state: now.state, revision: now.last?.revision, position: now.last?.position };
  }

  private keyOf(decider: object, stream: string): string {
    const name = this.names.get(decider) ?? (this.deciders += 1);
    this.names.set(decider, name);
    return `${String(name)} ${stream}`;
  }

  private keep(key: string, stream: PastStream<unknown>): void {
    const before = this.known.get(key);
    if (before !== undefined) {
      this.known.delete(key);
      this.bytes -= before.bytes;
    }
    const kept = { stream, ...measure(before, stream) };
    this.known.set(key, kept);
    this.bytes += kept.bytes;
    for (const [oldest, { bytes }] of this.known) {
      if (this.bytes <= this.maxBytes) return;
      this.known.delete(oldest);
      this.bytes -= bytes;
    }
  }
}

/** A size holds until the stream has grown by a quarter, so that measuring costs no more than folding does. */
function measure(before: Known | undefined, { state, last, ahead }: PastStream<unknown>) {
  const length = (last?.revision ?? 0n) + BigInt(ahead.length) + 1n;
  if (before !== undefined && length >= before.measuredAt && length * 4n <= before.measuredAt * 5n) {
    return { bytes: before.bytes, measuredAt: before.measuredAt };
  }
  return { bytes: approximateBytes(state) + approximateBytes(ahead) + 200, measuredAt: length };
}
