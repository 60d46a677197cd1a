import { Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { environment, environmentId } from '../../evolve';
import { FactsReader } from '../../overlay/facts-reader';
import { missingReviews } from '../../overlay/missing-reviews';
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
    const accepted = await this.decisions.on(environment, id, command.cause, (state) =>
      approveOverlay(command, state, facts),
    );
    if (accepted instanceof Refusal) return accepted;
    const { state } = await this.decisions.load(environment, id);
    const proposal = state.proposals.get(command.proposalId);
    const missing =
      proposal?.status === 'open' && facts.configuration !== undefined
        ? missingReviews(proposal, facts.configuration)
        : [];
    return { ...accepted, effective: proposal?.status === 'approved', missing };
  }
}
