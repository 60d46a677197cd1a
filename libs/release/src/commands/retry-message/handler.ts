import type { Cause } from '@ledgerline/kernel';
import { Decisions, deriveId, Refusal, refuse } from '@ledgerline/kernel';
import { readKafkaEvent } from '@ledgerline/platform/cloudevents';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { Blobs } from '../../blobs';
import type { MessageQuarantined } from '../../events';
import { setAside } from '../../evolve';
import { IngestEvents } from '../ingest-events/command';
import { RetryMessage } from './command';
import { heldMessage, outcomeOf, release } from './decide';

@CommandHandler(RetryMessage)
export class RetryMessageHandler implements ICommandHandler<RetryMessage> {
  constructor(
    private readonly decisions: Decisions,
    private readonly blobs: Blobs,
    private readonly commands: CommandBus,
  ) {}

  async execute({ cause, project, messageId }: RetryMessage) {
    const id = `${project}:${messageId}`;
    const { state } = await this.decisions.load(setAside, id);
    const message = heldMessage({ project, messageId }, state);
    if (message instanceof Refusal) return message;
    const outcome = await this.take(message, { ...cause, commandId: deriveId(cause.commandId, 'take') });
    if (outcome instanceof Refusal) return outcome;
    return this.decisions.on(setAside, id, cause, (current) => release(message, outcome, current));
  }

  private async take(message: MessageQuarantined['data'], cause: Cause) {
    const event = await this.eventOf(message);
    if (event instanceof Refusal) return event;
    const answer = await this.commands.execute(new IngestEvents(cause, message.project, [event]));
    if (answer instanceof Refusal) return answer;
    const [result] = answer.results;
    return result === undefined ? unreadable : outcomeOf(message, result);
  }

  private async eventOf({ messageId, digest, headers }: MessageQuarantined['data']) {
    const payload = digest === undefined ? undefined : await this.blobs.read(digest);
    if (payload === undefined) return refuse('payload-not-kept', { messageId });
    try {
      return readKafkaEvent({ headers, value: JSON.parse(payload.bytes.toString()) as unknown });
    } catch {
      return unreadable;
    }
  }
}

const unreadable = refuse('malformed-event', { problem: 'it is no CloudEvent with JSON in it' });
