import type { Appended, EventMetadata, ExpectedRevision, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import { placeOf } from '../reading/log-tally';
import { CopyFault } from './copy-fault';
import { metadataOfCopy, positionsIn } from './marked';
import type { PositionMap } from './position-map';

/** Where copies go: appends are done in the order in which they are asked for, however many are on their way. */
export interface InOrder {
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;
}

interface OnItsWay {
  readonly event: StoredEvent;
  readonly appended: Promise<Appended>;
}

/**
 * Sends events to the target, each in an append of its own: at the same revision as in the source, with the same id, so
 * that sending it again changes nothing. Several are on their way at a time; what an event says of positions is known
 * only once the events at those positions have theirs.
 */
export class Sender {
  sent = 0;
  private readonly onItsWay: OnItsWay[] = [];
  private target: InOrder | undefined;
  private lastTarget = -1n;

  constructor(
    private readonly open: () => Promise<InOrder>,
    private readonly map: PositionMap,
    private readonly inFlight: number,
  ) {}

  /** Throws `order-lost`, and `EventLogError` when an append failed; nothing may be sent after that. */
  async send(event: StoredEvent): Promise<void> {
    for (const position of positionsIn(event).values()) await this.settleUpTo(position);
    if (this.onItsWay.length >= this.inFlight) await this.settleOne();
    const { id, type, data, stream, revision } = event;
    const copy: NewEvent = { id, type, data, metadata: metadataOfCopy(event, this.map) as EventMetadata };
    this.target ??= await this.open();
    const appended = this.target.append(stream, [copy], revision === 0n ? 'no-stream' : revision - 1n);
    // Failures are met in the order of the events, when each is settled.
    appended.catch(() => undefined);
    this.onItsWay.push({ event, appended });
    this.sent += 1;
  }

  async settle(): Promise<void> {
    while (this.onItsWay.length > 0) await this.settleOne();
  }

  /** Until everything on its way has its answer, whatever that is. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.onItsWay.map(({ appended }) => appended));
  }

  private async settleUpTo(position: bigint): Promise<void> {
    for (
      let first = this.onItsWay[0];
      first !== undefined && first.event.position <= position;
      first = this.onItsWay[0]
    ) {
      await this.settleOne();
    }
  }

  private async settleOne(): Promise<void> {
    const [first] = this.onItsWay;
    if (first === undefined) return;
    const { position } = await first.appended.catch(async (error: unknown) => {
      throw (await this.overtaking(first, error)) ?? error;
    });
    this.onItsWay.shift();
    if (position <= this.lastTarget) {
      throw new CopyFault('order-lost', `${placeOf(first.event)}: the target has it before what was sent before it`);
    }
    this.lastTarget = position;
    this.map.add(first.event.position, position);
  }

  /** What was on its way behind an event that is certainly not there, and was taken: the target's order is spoiled. */
  private async overtaking(first: OnItsWay, error: unknown): Promise<CopyFault | undefined> {
    if (!(error instanceof EventLogError) || error.code === 'outcome-unknown') return undefined;
    const answers = await Promise.allSettled(this.onItsWay.map(({ appended }) => appended));
    const taken = this.onItsWay[answers.findIndex(({ status }) => status === 'fulfilled')];
    if (taken === undefined) return undefined;
    const places = `${placeOf(first.event)} was turned down (${error.message}), and the target took`;
    return new CopyFault('order-lost', `${places} ${placeOf(taken.event)} behind it: begin again with an empty target`);
  }
}
