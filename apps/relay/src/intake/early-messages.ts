import type { Actor, EventCatalog, EventLog, StoredEvent } from '@ledgerline/kernel';
import { deriveId, EventLogError, Refusal } from '@ledgerline/kernel';
import type { MessageQuarantined } from '@ledgerline/release';
import { build, buildStreamId, QUARANTINE_STREAMS, RetryMessage } from '@ledgerline/release';
import type { Logger } from 'pino';
import { isPassing } from '../passing';
import { untilDone } from '../patience';
import type { Commands } from './intake';

interface Early {
  readonly project: string;
  readonly messageId: string;
  readonly actor: Actor;
}

interface EarlyParts {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly commands: Commands;
  readonly logger: Pick<Logger, 'warn' | 'info'>;
}

const BUILD_STREAMS = 'build-';

/** Messages that came before the build that they are about: tried again when it is recorded, by this relay or anybody. */
export class EarlyMessages {
  /** By the stream of the artifact that each waits for. */
  private readonly waiting = new Map<string, Map<string, Early>>();

  constructor(private readonly parts: EarlyParts) {}

  async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.parts;
    const givesUp = (error: unknown) => !(error instanceof EventLogError);
    while (await untilDone('early messages', () => this.follow(signal), { signal, logger, givesUp })) {
      if (signal.aborted) return;
    }
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { log } = this.parts;
    const after = await log.head();
    for await (const stored of log.readAll({ filter: { streamPrefixes: [QUARANTINE_STREAMS] } })) this.observe(stored);
    for (const stream of [...this.waiting.keys()]) await this.retry(stream, 'start', signal);
    const filter = { streamPrefixes: [QUARANTINE_STREAMS, BUILD_STREAMS] };
    for await (const delivery of log.subscribe({ ...(after !== undefined && { after }), filter, signal })) {
      if (delivery.kind !== 'event') continue;
      const { event } = delivery;
      // A message that has just been set aside may have been too early for a build that is here by now.
      const stream = event.stream.startsWith(BUILD_STREAMS) ? event.stream : this.observe(event);
      if (stream !== undefined) await this.retry(stream, event.id, signal);
    }
  }

  /** The stream that it waits for, when it has begun to. */
  private observe(stored: StoredEvent): string | undefined {
    const event = this.parts.catalog.decode(stored);
    const { project, messageId, awaits } = event.data as Partial<MessageQuarantined['data']>;
    if (project === undefined || messageId === undefined) return undefined;
    if (event.type !== 'message.quarantined') {
      this.waiting.forEach((messages) => messages.delete(messageId));
      return undefined;
    }
    if (awaits === undefined) return undefined;
    const stream = build.stream(buildStreamId(project, awaits));
    const early = { project, messageId, actor: event.metadata.actor };
    this.waiting.set(stream, (this.waiting.get(stream) ?? new Map<string, Early>()).set(messageId, early));
    return stream;
  }

  private async retry(stream: string, because: string, signal: AbortSignal): Promise<void> {
    for (const early of [...(this.waiting.get(stream)?.values() ?? [])]) {
      await untilDone(early.messageId, () => this.retryOne(stream, early, because), {
        signal,
        logger: this.parts.logger,
        givesUp: (error) => !isPassing(error),
      });
    }
    if (this.waiting.get(stream)?.size === 0) this.waiting.delete(stream);
  }

  private async retryOne(stream: string, { project, messageId, actor }: Early, because: string): Promise<void> {
    const commandId = deriveId('early', messageId, because);
    const cause = { commandId, actor, causationId: messageId, correlationId: commandId };
    const answer = await this.parts.commands.execute(new RetryMessage(cause, project, messageId));
    if (answer instanceof Refusal && answer.code === 'build-not-recorded') return;
    this.waiting.get(stream)?.delete(messageId);
    if (answer instanceof Refusal) this.parts.logger.warn({ messageId, code: answer.code }, 'still cannot be taken');
    else this.parts.logger.info({ messageId }, 'taken, now that its build is recorded');
  }
}
