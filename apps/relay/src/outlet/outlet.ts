import type { Clock, Delivery, EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { MessageBroker, OutgoingMessage } from '@ledgerline/platform/kafka';
import { EventWriter } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import { contextByType } from '../contexts';
import type { Counts } from '../counts';
import { untilDone } from '../patience';
import type { OutRule } from '../topics';
import { Checkpoint } from './checkpoint';
import { toldEvent } from './told-event';

interface OutletParts {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly clock: Clock;
  readonly broker: Pick<MessageBroker, 'produce'>;
  readonly rules: readonly OutRule[];
  readonly counts: Counts;
  readonly logger: Pick<Logger, 'warn'>;
}

/** What is still to be told of one place in the ledger; nothing, for most. */
interface Pending {
  readonly position: bigint;
  readonly recordedAt: string | undefined;
  readonly messages: readonly (readonly [topic: string, message: OutgoingMessage])[];
}

const IN_ONE_LOT = 200;
const MOST_PENDING = 1_000;
const SAVE_EVERY_EVENTS = 500;
const SAVE_EVERY_MS = 1_000;

/**
 * Tells the ledger on topics: at least once, in the order of each stream. The checkpoint follows what the broker has
 * acknowledged; after a crash between the two, the same events go out again under the same ids.
 */
export class Outlet {
  private readonly checkpoint: Checkpoint;
  private pending: Pending[] = [];
  private telling: Promise<void> | undefined;
  private unsaved = 0;
  private caughtUp = false;

  constructor(private readonly parts: OutletParts) {
    this.checkpoint = new Checkpoint(parts.log, parts.catalog, new EventWriter(parts.catalog));
  }

  /** Whether it has told all of the ledger once since it started. */
  get isReady(): boolean {
    return this.caughtUp;
  }

  /** Until the signal. Throws at an event that this build cannot read: what it would have said is not known. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.parts;
    const patient = { signal, logger, givesUp: (error: unknown) => !(error instanceof EventLogError) };
    await untilDone('the checkpoint', () => this.checkpoint.load(), patient);
    const saving = setInterval(() => void this.save(), SAVE_EVERY_MS);
    try {
      while (await untilDone('the subscription', () => this.follow(signal), patient)) if (signal.aborted) break;
    } finally {
      clearInterval(saving);
      await this.telling;
      await this.save();
    }
  }

  private async follow(signal: AbortSignal): Promise<void> {
    await this.telling;
    this.pending = [];
    const after = this.checkpoint.position;
    const deliveries = this.parts.log.subscribe({ ...(after !== undefined && { after }), signal });
    for await (const delivery of deliveries) {
      const pending = this.pendingOf(delivery);
      if (pending === undefined) continue;
      this.pending.push(pending);
      this.telling ??= this.tell(signal).finally(() => (this.telling = undefined));
      if (this.pending.length >= MOST_PENDING) await this.telling;
    }
    await this.telling;
  }

  private pendingOf(delivery: Delivery): Pending | undefined {
    switch (delivery.kind) {
      case 'caught-up':
        this.caughtUp = true;
        return undefined;
      case 'passed':
        return { position: delivery.position, recordedAt: undefined, messages: [] };
      case 'event': {
        const { position, recordedAt } = delivery.event;
        return { position, recordedAt, messages: this.messagesOf(delivery.event) };
      }
    }
  }

  private messagesOf(stored: StoredEvent): Pending['messages'] {
    const context = contextByType.get(stored.type);
    if (context === undefined && this.parts.catalog.knows(stored.type)) return [];
    const event = this.parts.catalog.decode(stored);
    const topics = this.parts.rules.filter((rule) => context !== undefined && wants(rule, context, event));
    if (topics.length === 0) return [];
    const message = toldEvent(event);
    return topics.map(({ topic }) => [topic, message] as const);
  }

  private async tell(signal: AbortSignal): Promise<void> {
    const { broker, logger } = this.parts;
    while (this.pending.length > 0) {
      const lot = this.pending.slice(0, IN_ONE_LOT);
      const messages = lot.flatMap((one) => one.messages);
      for (const topic of new Set(messages.map(([name]) => name))) {
        const told = messages.filter(([name]) => name === topic).map(([, message]) => message);
        if (!(await untilDone(topic, () => broker.produce(topic, told), { signal, logger }))) return;
        this.parts.counts.add('relay_told_total', { topic }, told.length);
      }
      this.pending.splice(0, lot.length);
      this.passed(lot, messages.length);
      if (this.unsaved >= SAVE_EVERY_EVENTS) await this.save();
    }
  }

  private passed(lot: readonly Pending[], messages: number): void {
    const last = lot.at(-1);
    if (last === undefined) return;
    this.checkpoint.passed(last.position);
    this.unsaved += messages;
    const { recordedAt } = last;
    const behind = recordedAt === undefined ? 0 : Date.parse(this.parts.clock.now()) - Date.parse(recordedAt);
    this.parts.counts.set('relay_outlet_lag_seconds', {}, Math.max(behind, 0) / 1000);
    this.parts.counts.set('relay_outlet_pending', {}, this.pending.length);
  }

  /** Worth an event only when something was told since; whatever fails is tried again at the next occasion. */
  private async save(): Promise<void> {
    if (this.unsaved === 0) return;
    const unsaved = this.unsaved;
    this.unsaved = 0;
    await this.checkpoint.save().catch((error: unknown) => {
      this.unsaved += unsaved;
      this.parts.logger.warn({ reason: String(error) }, 'the checkpoint could not be saved');
    });
  }
}

function wants({ contexts, projects }: OutRule, context: OutRule['contexts'][number], { data }: Recorded): boolean {
  if (!contexts.includes(context)) return false;
  if (projects === undefined) return true;
  const project = typeof data === 'object' && data !== null && 'project' in data ? data.project : undefined;
  return typeof project === 'string' && projects.includes(project);
}
