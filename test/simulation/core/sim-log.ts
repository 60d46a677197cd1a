import type { Appended, ExpectedRevision, NewEvent } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { SimClock } from './sim-clock';

/** The ledger of a simulated world, which knows how late it could be at the most when something was written. */
export class SimLog extends InMemoryEventLog {
  private readonly written = new Map<bigint, { readonly furthest: number; readonly moment: number }>();

  constructor(private readonly simulated: SimClock) {
    super(simulated);
  }

  override async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const appended = await super.append(stream, events, expected);
    const { furthest, moment } = this.simulated;
    if (!this.written.has(appended.position)) this.written.set(appended.position, { furthest, moment });
    return appended;
  }

  /** The furthest instant that any clock had shown when the append that ends at this position was made. */
  furthestAt(position: bigint): number | undefined {
    return this.written.get(position)?.furthest;
  }

  /** The moment at which the append was made that ends at this position, or the next one behind it. */
  momentOf(position: bigint): number | undefined {
    for (const [end, { moment }] of this.written) if (end >= position) return moment;
    return undefined;
  }
}
