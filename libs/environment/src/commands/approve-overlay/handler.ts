import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { FactsReader } from '../../overlay/facts-reader';
import { ApproveOverlay } from './command';
import { approveOverlay } from './decide';

@CommandHandler(ApproveOverlay)
export class ApproveOverlayHandler implements ICommandHandler<ApproveOverlay> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reader: FactsReader,
  ) {}

  async execute(command: ApproveOverlay) {
    const facts = await this.reader.ofDeclared(command.project, command.environment);
    const id = environmentId(command.project, command.environment);
    return this.decisions.on(environment, id, command.cause, (state) => approveOverlay(command, state, facts));
  }
}
