import { Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { FactsReader } from '../../overlay/facts-reader';
import { ProposeOverlay } from './command';
import { proposalIdOf } from '../../overlay/propose-changes';
import { proposeOverlay } from './decide';

@CommandHandler(ProposeOverlay)
export class ProposeOverlayHandler implements ICommandHandler<ProposeOverlay> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reader: FactsReader,
  ) {}

  async execute(command: ProposeOverlay) {
    const facts = await this.reader.ofDeclared(command.project, command.environment);
    const id = environmentId(command.project, command.environment);
    const accepted = await this.decisions.on(environment, id, command.cause, (state) =>
      proposeOverlay(command, state, facts),
    );
    return accepted instanceof Refusal ? accepted : { ...accepted, proposalId: proposalIdOf(command) };
  }
}
