import { Decisions, refuse, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { artifactReference } from '../../artifact-reference';
import { build, buildStreamId } from '../../evolve';
import { RecordedBuilds } from '../../recorded-builds';
import { PublishArtifact } from './command';
import { publishArtifact } from './decide';

@CommandHandler(PublishArtifact)
export class PublishArtifactHandler implements ICommandHandler<PublishArtifact> {
  constructor(
    private readonly decisions: Decisions,
    private readonly recorded: RecordedBuilds,
  ) {}

  async execute(command: PublishArtifact) {
    const { project, component, cause } = command;
    const artifact = artifactReference(command.reference, '/reference');
    if (artifact instanceof Refusal) return artifact;
    const made = (await this.recorded.of(project, component, artifact.digest)).at(-1);
    if (made === undefined) return refuse('artifact-not-built', { component, digest: artifact.digest });

    const id = buildStreamId(project, artifact.digest);
    const { buildId } = made;
    const accepted = await this.decisions.on(build, id, cause, (state) =>
      publishArtifact(command, artifact, buildId, state),
    );
    return accepted instanceof Refusal ? accepted : { ...accepted, buildId };
  }
}
