import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion, standing, standingId } from '../../evolve';
import { ReachState } from './command';
import { reachState } from './decide';

@CommandHandler(ReachState)
export class ReachStateHandler implements ICommandHandler<ReachState> {
  constructor(private readonly decisions: Decisions) {}

  async execute({ promotionId, project, releaseId, cause }: ReachState) {
    const { state } = await this.decisions.load(promotion, promotionId);
    return this.decisions.on(standing, standingId(project, releaseId), cause, (known) => reachState(state, known));
  }
}
