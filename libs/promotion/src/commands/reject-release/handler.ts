import { Decisions, Refusal } from '@ledgerline/kernel';
import { ReleaseResolver } from '@ledgerline/release';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FactsReader } from '../../facts/facts-reader';
import { rejections } from '../../rejections';
import { RejectRelease } from './command';
import { rejectRelease } from './decide';

@CommandHandler(RejectRelease)
export class RejectReleaseHandler implements ICommandHandler<RejectRelease> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
    private readonly releases: ReleaseResolver,
  ) {}

  async execute(command: RejectRelease) {
    const { cause, project } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const found = await this.releases.resolve(project, command.release);
    if (found instanceof Refusal) return found;
    const { releaseId } = found;
    const facts = { releaseId, known: Object.keys(configuration.environments) };
    const outcome = await this.decisions.on(rejections, project, cause, (state) =>
      rejectRelease(command, facts, state),
    );
    return outcome instanceof Refusal ? outcome : { ...outcome, releaseId };
  }
}
