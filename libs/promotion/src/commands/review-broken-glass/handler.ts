import { Decisions } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { ReviewBrokenGlass } from './command';
import { reviewBrokenGlass } from './decide';

@CommandHandler(ReviewBrokenGlass)
export class ReviewBrokenGlassHandler implements ICommandHandler<ReviewBrokenGlass> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ReviewBrokenGlass) {
    return this.decisions.on(promotion, command.promotionId, command.cause, (state) =>
      reviewBrokenGlass(command, state),
    );
  }
}
