import { Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import type { Consequences } from '../../configuration/consequences';
import { noConsequences } from '../../configuration/consequences';
import { ConsequencesReader } from '../../configuration/consequences-reader';
import { project } from '../../evolve';
import type { Project } from '../../state';
import type { Reviewed } from './command';
import { ReviewConfiguration } from './command';
import { reviewConfiguration } from './decide';

@CommandHandler(ReviewConfiguration)
export class ReviewConfigurationHandler implements ICommandHandler<ReviewConfiguration> {
  constructor(
    private readonly decisions: Decisions,
    private readonly consequences: ConsequencesReader,
  ) {}

  async execute(command: ReviewConfiguration) {
    const found = await this.found(command);
    const accepted = await this.decisions.on(project, command.project, command.cause, (state) =>
      reviewConfiguration(command, state, found),
    );
    if (accepted instanceof Refusal) return accepted;
    const { state } = await this.decisions.load(project, command.project);
    return { ...accepted, ...standing(state, command.proposalId) } satisfies Reviewed;
  }

  /** Needed only while the change waits; of one that does not, nothing is asked that they could answer. */
  private async found({ project: name, proposalId }: ReviewConfiguration): Promise<Consequences> {
    const { state } = await this.decisions.load(project, name);
    const change = state.status === 'configured' ? state.waiting.get(proposalId) : undefined;
    return change === undefined ? noConsequences : this.consequences.of(name, state, change.configuration);
  }
}

function standing(state: Project, proposalId: string): Pick<Reviewed, 'status' | 'missing'> {
  const waiting = state.status === 'configured' ? state.waiting.get(proposalId) : undefined;
  if (waiting === undefined) return { status: 'configured', missing: 0 };
  return { status: 'proposed', missing: waiting.asks.count - waiting.words.length };
}
