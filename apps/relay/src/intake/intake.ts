import type { Cause } from '@ledgerline/kernel';
import { deriveId, digestOf, Refusal } from '@ledgerline/kernel';
import type { IncomingBatch, IncomingMessage } from '@ledgerline/platform/kafka';
import { TakeLater } from '@ledgerline/platform/kafka';
import type { IngestResult } from '@ledgerline/release';
import { IngestEvents, QuarantineMessage } from '@ledgerline/release';
import type { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { Counts } from '../counts';
import { isPassing } from '../passing';
import type { InRule, TopicRules } from '../topics';
import type { Problem, ReadMessage } from './read-message';
import { readMessage } from './read-message';
import type { Place } from './untaken';
import { untaken } from './untaken';

export type Commands = Pick<CommandBus, 'execute'>;

interface IntakeParts {
  readonly commands: Commands;
  readonly topics: TopicRules['in'];
  readonly counts: Counts;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

/** So many messages are decided at once; what follows on one key waits for what stands before it. */
const AT_ONCE = 64;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Puts messages to the ledger, and behind each lot that is recorded, and only then, moves the group's offset. */
export class Intake {
  /** Since the ledger could last be used. */
  private failures = 0;

  constructor(private readonly parts: IntakeParts) {}

  /** Throws {@link TakeLater} while the ledger cannot be used. */
  async take(batch: IncomingBatch): Promise<void> {
    const { topic, partition, messages, end } = batch;
    const rule = this.parts.topics.get(topic);
    if (rule === undefined) throw new Error(`no rule for topic ${topic}`);
    for (let next = 0; next < messages.length; next += AT_ONCE) {
      if (!batch.isCurrent()) return;
      const lot = messages.slice(next, next + AT_ONCE);
      await this.settle(rule, { topic, partition }, lot);
      const offset = lot.at(-1)?.offset ?? 0n;
      await batch.done(offset);
      this.lag(topic, partition, end - offset - 1n);
      await batch.alive();
    }
  }

  private async settle(rule: InRule, place: Place, lot: readonly IncomingMessage[]): Promise<void> {
    const settled = await Promise.allSettled(
      byKey(lot).map(async (messages) => {
        for (const message of messages) await this.one(rule, place, message);
      }),
    );
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed === undefined) {
      this.failures = 0;
      return;
    }
    this.failures += 1;
    const pause = Math.min(SHORTEST_PAUSE_MS * 2 ** Math.min(this.failures - 1, 10), LONGEST_PAUSE_MS);
    this.parts.counts.add('relay_pauses_total', { topic: place.topic });
    this.parts.logger.warn({ ...place, reason: String(failed.reason), pause }, 'the ledger cannot be used; pausing');
    throw new TakeLater(pause, 'the ledger cannot be used');
  }

  private async one(rule: InRule, place: Place, message: IncomingMessage): Promise<void> {
    const cause = causeOf(rule, place, message);
    try {
      const read = readMessage(rule, message);
      if ('reason' in read) await this.setAside(rule, place, message, cause, read);
      else await this.ingest(rule, place, message, cause, read);
    } catch (error) {
      if (isPassing(error)) throw error;
      // The name alone: what an error says may repeat what the message holds.
      const name = error instanceof Error ? error.name : 'unknown';
      this.parts.logger.error({ ...place, offset: String(message.offset), error: name }, 'a message cannot be handled');
      await this.setAside(rule, place, message, cause, {
        reason: 'cannot-be-handled',
        explanation: `ended in ${name}`,
      });
    }
  }

  private async ingest(rule: InRule, place: Place, message: IncomingMessage, cause: Cause, read: ReadMessage) {
    const { project, event } = read;
    const answer = await this.parts.commands.execute(new IngestEvents(cause, project, [event]));
    if (answer instanceof Refusal) {
      const problem = { ...read, reason: answer.code, explanation: explanationOf(answer) };
      await this.setAside(rule, place, message, cause, problem);
      return;
    }
    const [result] = answer.results;
    if (result === undefined) throw new Error('no result');
    const { because = result.outcome, awaits } = result;
    const reason = reasonIn(result);
    if (reason === undefined) this.count(place, result.outcome);
    else await this.setAside(rule, place, message, cause, { ...read, reason, explanation: because }, awaits);
  }

  private async setAside(
    rule: InRule,
    place: Place,
    message: IncomingMessage,
    cause: Cause,
    problem: Problem,
    awaits?: string,
  ): Promise<void> {
    const about = untaken(rule, place, message, problem, awaits);
    const quarantineCause = { ...cause, commandId: deriveId('quarantine', about.messageId) };
    const answer = await this.parts.commands.execute(new QuarantineMessage(quarantineCause, about, message.value));
    if (answer instanceof Refusal) throw new Error(`a message could not be set aside: ${answer.code}`);
    this.count(place, 'quarantined');
  }

  private count({ topic }: Place, outcome: string): void {
    this.parts.counts.add('relay_messages_total', { topic, outcome });
  }

  private lag(topic: string, partition: number, behind: bigint): void {
    this.parts.counts.set(
      'relay_intake_lag',
      { topic, partition: String(partition) },
      Number(behind > 0n ? behind : 0n),
    );
  }
}

function byKey(lot: readonly IncomingMessage[]): readonly (readonly IncomingMessage[])[] {
  const groups = new Map<string, IncomingMessage[]>();
  for (const message of lot) {
    const key = message.unreadable?.firstOffset ?? `key ${message.key?.toString('latin1') ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()];
}

/** The same message is the same command, wherever it was interrupted; the delivery is told by what the event says. */
function causeOf({ principal }: InRule, { topic, partition }: Place, { offset, value }: IncomingMessage): Cause {
  const digest = value === undefined ? '' : digestOf(value);
  const commandId = deriveId('kafka', topic, String(partition), String(offset), digest);
  return { commandId, actor: { kind: 'service', id: principal }, causationId: commandId, correlationId: commandId };
}

function reasonIn({ outcome, awaits }: IngestResult): string | undefined {
  if (awaits !== undefined) return 'build-not-recorded';
  return outcome === 'conflict' ? 'delivery-conflict' : undefined;
}

function explanationOf({ facts, pointer }: Refusal): string {
  const told = Object.entries(facts).map(([name, fact]) => `${name}: ${String(fact)}`);
  return [...told, ...(pointer === undefined ? [] : [`at ${pointer}`])].join(', ') || 'refused';
}
