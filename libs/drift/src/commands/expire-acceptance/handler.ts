import { project as projects } from '@ledgerline/environment';
import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { deadlineOf } from '../../deadline';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { ExpireAcceptance } from './command';
import type { DueFrom } from './decide';
import { expireAcceptance } from './decide';

@CommandHandler(ExpireAcceptance)
export class ExpireAcceptanceHandler implements ICommandHandler<ExpireAcceptance> {
  constructor(private readonly decisions: Decisions) {}

  async execute(command: ExpireAcceptance) {
    const { cause, project, environment } = command;
    const { state } = await this.decisions.load(projects, project);
    const dueFrom: DueFrom = (difference, at) =>
      state.status === 'configured' ? deadlineOf(state.configuration, environment, difference, at) : undefined;
    const id = environmentStream(project, environment);
    return this.decisions.on(drift, id, cause, (known) => expireAcceptance(command, dueFrom, known));
  }
}
