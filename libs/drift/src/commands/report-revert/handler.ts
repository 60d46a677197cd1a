import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { ReportRevert } from './command';
import { reportRevert } from './decide';

@CommandHandler(ReportRevert)
export class ReportRevertHandler implements ICommandHandler<ReportRevert> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ReportRevert) {
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (state) => reportRevert(command, state));
  }
}
