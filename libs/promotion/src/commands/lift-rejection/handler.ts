import { Decisions, Refusal } from '@ledgerline/kernel';
import { ReleaseResolver } from '@ledgerline/release';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rejections } from '../../rejections';
import { LiftRejection } from './command';
import { liftRejection } from './decide';

@CommandHandler(LiftRejection)
export class LiftRejectionHandler implements ICommandHandler<LiftRejection> {
  constructor(
    private readonly decisions: Decisions,
    private readonly releases: ReleaseResolver,
  ) {}

  async execute(command: LiftRejection) {
    const { cause, project } = command;
    const found = await this.releases.resolve(project, command.release);
    if (found instanceof Refusal) return found;
    const { releaseId } = found;
    const outcome = await this.decisions.on(rejections, project, cause, (state) =>
      liftRejection(command, releaseId, state),
    );
    return outcome instanceof Refusal ? outcome : { ...outcome, releaseId };
  }
}
