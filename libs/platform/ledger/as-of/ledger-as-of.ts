import type { Accepted, Decider, DomainEvent, Folded, Refusal } from '@ledgerline/kernel';
import { Decisions } from '@ledgerline/kernel';
import type { PastMoment } from './past-stream';
import type { PastStreams } from './past-streams';

/** The ledger as it stood in front of a position, for whoever reads it as decisions do. Nothing can be decided on it. */
export class LedgerAsOf extends Decisions {
  private readonly asked = new Map<string, bigint>();

  constructor(
    private readonly streams: PastStreams,
    private readonly moment: PastMoment,
    /** Streams that are told up to another position, by name. */
    private readonly others: ReadonlyMap<string, bigint> = new Map(),
  ) {
    super();
  }

  /** Every stream that was read and had events then, with the revision of its last one. */
  get read(): ReadonlyMap<string, bigint> {
    return this.asked;
  }

  async load<State, Event extends DomainEvent>(decider: Decider<State, Event>, id: string): Promise<Folded<State>> {
    const stream = decider.stream(id);
    const { before, settled } = this.moment;
    const folded = await this.streams.read(decider, id, { before: this.others.get(stream) ?? before, settled });
    if (folded.revision !== undefined) this.asked.set(stream, folded.revision);
    return folded;
  }

  on(): Promise<Accepted | Refusal<never>> {
    return Promise.reject(new Error('nothing is decided on the past'));
  }

  outcomeOf(): Promise<Accepted | undefined> {
    return Promise.reject(new Error('no command is carried out on the past'));
  }
}
