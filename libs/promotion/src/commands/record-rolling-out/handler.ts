import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { RecordRollingOut } from './command';
import { recordRollingOut } from './decide';

@CommandHandler(RecordRollingOut)
export class RecordRollingOutHandler implements ICommandHandler<RecordRollingOut> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RecordRollingOut) {
    const { promotionId, cause } = command;
    return this.decisions.on(promotion, promotionId, cause, (state) => recordRollingOut(command, state));
  }
}
