import type { DomainEvent, EventCatalog, EventLog, Projection, Recorded } from '@ledgerline/kernel';
import { foldRows } from './fold-rows';

/** An instant (RFC 3339, UTC, milliseconds) or a position, both inclusive. */
export type PointInLedger = { readonly instant: string } | { readonly position: bigint };

/** So many streams are read at once. */
const AT_ONCE = 8;

/**
 * Rows of a projection as they stood at a moment: told from the ledger itself, with the same fold as the present ones. A
 * stream counts up to its first event that was recorded later.
 */
export class PastRows {
  constructor(
    private readonly log: Pick<EventLog, 'readStream'>,
    private readonly catalog: Pick<EventCatalog, 'decode'>,
  ) {}

  /** Every row that these streams tell of, by its key. A row that others tell of, too, needs those streams as well. */
  async fold<Row, Event extends DomainEvent>(
    projection: Projection<Row, Event>,
    streams: Iterable<string>,
    moment: PointInLedger,
  ): Promise<ReadonlyMap<string, Row>> {
    const names = [...new Set(streams)];
    const events: Recorded<Event>[] = [];
    for (let next = 0; next < names.length; next += AT_ONCE) {
      const read = names.slice(next, next + AT_ONCE).map((name) => this.read(projection, name, moment));
      for (const found of await Promise.all(read)) events.push(...found);
    }
    return foldRows(
      projection,
      events.sort((one, other) => (one.position < other.position ? -1 : 1)),
    );
  }

  private async read<Event extends DomainEvent>(
    { on }: Pick<Projection<unknown, Event>, 'on'>,
    stream: string,
    moment: PointInLedger,
  ): Promise<readonly Recorded<Event>[]> {
    const types: ReadonlySet<string> = new Set(on);
    const events: Recorded<Event>[] = [];
    for await (const stored of this.log.readStream(stream)) {
      if (isLater(stored, moment)) break;
      if (types.has(stored.type)) events.push(this.catalog.decode(stored) as Recorded<Event>);
    }
    return events;
  }
}

/** Whether it happened after the moment. */
function isLater(
  { position, recordedAt }: { readonly position: bigint; readonly recordedAt: string },
  moment: PointInLedger,
): boolean {
  return 'position' in moment ? position > moment.position : recordedAt > moment.instant;
}
