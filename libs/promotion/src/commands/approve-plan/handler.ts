import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { ApprovePlan } from './command';
import { approvePlan } from './decide';

@CommandHandler(ApprovePlan)
export class ApprovePlanHandler implements ICommandHandler<ApprovePlan> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ApprovePlan) {
    const { promotionId, cause, ifMatch } = command;
    return this.decisions.on(promotion, promotionId, cause, (state) => approvePlan(command, state), ifMatch);
  }
}
