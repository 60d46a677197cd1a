import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { EndCapture } from './command';
import { endCapture } from './decide';

@CommandHandler(EndCapture)
export class EndCaptureHandler implements ICommandHandler<EndCapture> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: EndCapture) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => endCapture(command, state));
  }
}
