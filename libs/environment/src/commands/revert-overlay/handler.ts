import { Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { FactsReader } from '../../overlay/facts-reader';
import { proposalIdOf } from '../../overlay/propose-changes';
import { RevertOverlay } from './command';
import { revertOverlay } from './decide';

@CommandHandler(RevertOverlay)
export class RevertOverlayHandler implements ICommandHandler<RevertOverlay> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reader: FactsReader,
  ) {}

  async execute(command: RevertOverlay) {
    const facts = await this.reader.ofDeclared(command.project, command.environment);
    const id = environmentId(command.project, command.environment);
    const accepted = await this.decisions.on(environment, id, command.cause, (state) =>
      revertOverlay(command, state, facts),
    );
    return accepted instanceof Refusal ? accepted : { ...accepted, proposalId: proposalIdOf(command) };
  }
}
