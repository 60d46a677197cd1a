import type { Clock, EventCatalog, EventLog } from '@ledgerline/kernel';
import type { Consuming, MessageBroker } from '@ledgerline/platform/kafka';
import type { Logger } from 'pino';
import { Counts } from './counts';
import type { RelayHealth } from './health-server';
import { EarlyMessages } from './intake/early-messages';
import type { Commands } from './intake/intake';
import { Intake } from './intake/intake';
import { Outlet } from './outlet/outlet';
import type { TopicRules } from './topics';

export interface RelayParts {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly broker: MessageBroker;
  readonly group: string;
  readonly topics: TopicRules;
  readonly logger: Logger;
}

/** Both directions; neither waits for the other. */
export class Relay {
  readonly counts = new Counts();
  private readonly stopping = new AbortController();
  private readonly intake: Intake;
  private readonly early: EarlyMessages;
  private readonly outlet: Outlet | undefined;
  private consuming: Consuming | undefined;

  constructor(private readonly parts: RelayParts) {
    const { topics } = parts;
    this.intake = new Intake({ ...parts, topics: topics.in, counts: this.counts });
    this.early = new EarlyMessages(parts);
    if (topics.out.length > 0) this.outlet = new Outlet({ ...parts, rules: topics.out, counts: this.counts });
  }

  get health(): RelayHealth {
    const takes = this.parts.topics.in.size === 0 || this.consuming?.isJoined === true;
    return { ready: takes && this.outlet?.isReady !== false, metrics: this.counts.text() };
  }

  /** Until {@link stop}. Throws what cannot be gone past, such as an event that this build cannot read. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    const parts = [this.takeIn(signal), this.early.run(signal), ...(this.outlet ? [this.outlet.run(signal)] : [])];
    try {
      await Promise.all(parts);
    } finally {
      this.stop();
      await Promise.allSettled(parts);
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  private async takeIn(signal: AbortSignal): Promise<void> {
    const { broker, group, topics } = this.parts;
    if (topics.in.size === 0) return;
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    const starting = broker
      .consume({ group, topics: [...topics.in.keys()], take: (batch) => this.intake.take(batch) })
      .then((consuming) => (this.consuming = consuming));
    await Promise.race([starting, stopped]);
    await stopped;
    await this.consuming?.stop();
  }
}
