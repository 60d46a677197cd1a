import type { EventCatalog, EventLog, StoredEvent } from '@ledgerline/kernel';
import { eventAt, ProcessReleased } from '@ledgerline/platform/ledger';
import type { Inbox } from './inbox';
import { UNCORRELATED } from './inbox';
import { inputOf } from './inputs';
import type { Held, Process } from './instance';
import type { Instances } from './instances';
import { isPassing } from './patience';
import type { Patience } from './patience';

type HeldInput = Extract<Held, { what: 'input' }>;

/** Events that could not be read, or of which the process could not say whom they concern. */
export class Strays {
  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly patience: Patience,
  ) {}

  /** Puts the event to whom it concerns, once; false when this build cannot either. */
  async release(process: Process, { input, correlationId }: HeldInput): Promise<boolean> {
    if (input.kind !== 'event') return false;
    const stored = await this.patience.untilDone(process.name, () =>
      eventAt(this.log, input.stream, BigInt(input.revision)),
    );
    const read = stored === undefined ? undefined : this.read(process, stored);
    if (read === undefined) return false;
    for (const name of read.concerned) {
      const delivered = { input: read.input, correlationId };
      const done = await this.inbox.retry(process, name, delivered, ({ stream }) => this.isIn(stream, input.id));
      if (!done) return false;
    }
    await this.patience.untilDone(process.name, () => this.record(process, input.id, correlationId));
    return true;
  }

  private read(process: Process, stored: StoredEvent) {
    try {
      const event = this.catalog.decode(stored);
      const { instance, following = [] } = process.correlate(event);
      const followers = this.instances.following(process.name, following);
      return {
        input: inputOf(event),
        concerned: new Set([...(instance === undefined ? [] : [instance]), ...followers]),
      };
    } catch (error) {
      if (isPassing(error)) throw error;
      return undefined;
    }
  }

  private async isIn(stream: string, inputId: string): Promise<boolean> {
    for await (const { data } of this.log.readStream(stream)) {
      const { input } = data as { readonly input?: { readonly id?: unknown } };
      if (input?.id === inputId) return true;
    }
    return false;
  }

  private record({ name: process }: Process, inputId: string, correlationId: string): Promise<void> {
    return this.instances.exclusively(process, UNCORRELATED, async (current) => {
      const isHeld = current.held.some((one) => one.what === 'input' && one.input.id === inputId);
      if (!isHeld) return;
      const event = ProcessReleased({ process, instance: UNCORRELATED, inputId });
      await this.instances.append(current, event, inputId, { causationId: inputId, correlationId });
    });
  }
}
