import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { WithdrawCapture } from './command';
import { withdrawCapture } from './decide';

@CommandHandler(WithdrawCapture)
export class WithdrawCaptureHandler implements ICommandHandler<WithdrawCapture> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: WithdrawCapture) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => withdrawCapture(command, state));
  }
}
