import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { ReportRollout } from './command';
import { reportRollout } from './decide';

@CommandHandler(ReportRollout)
export class ReportRolloutHandler implements ICommandHandler<ReportRollout> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ReportRollout) {
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => reportRollout(command, state));
  }
}
