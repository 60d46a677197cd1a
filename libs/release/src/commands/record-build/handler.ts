import type { Accepted, Cause } from '@ledgerline/kernel';
import { Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import type { BuildRecorded } from '../../events';
import { build, buildStreamId } from '../../evolve';
import { ProjectConfigurations } from '../../project-configurations';
import { RecordBuild } from './command';
import { describeBuild, filedUnder, indexArtifact, recordBuild } from './decide';

@CommandHandler(RecordBuild)
export class RecordBuildHandler implements ICommandHandler<RecordBuild> {
  constructor(
    private readonly decisions: Decisions,
    private readonly configurations: ProjectConfigurations,
  ) {}

  async execute(command: RecordBuild) {
    const described = await this.configurations.accept(command.project, (shape) => describeBuild(command, shape));
    if (described instanceof Refusal) return (await this.recordedBefore(command)) ?? described;
    const id = buildStreamId(described.project, filedUnder(described));
    const accepted = await this.decisions.on(build, id, command.cause, (state) => recordBuild(described, state));
    if (accepted instanceof Refusal) return accepted;
    await this.indexOthers(described, command.cause);
    return { ...accepted, buildId: described.buildId } satisfies Accepted & { buildId: string };
  }

  /** What would be refused now, since the project has changed, may be the repeat of what was recorded before. */
  private async recordedBefore(command: RecordBuild) {
    const described = describeBuild(command, { components: { [command.build.component]: true } });
    if (described instanceof Refusal) return undefined;
    const id = buildStreamId(described.project, filedUnder(described));
    const first = await this.decisions.outcomeOf(build, id, command.cause);
    if (first === undefined) return undefined;
    await this.indexOthers(described, command.cause);
    return { ...first, buildId: described.buildId } satisfies Accepted & { buildId: string };
  }

  /** After the build itself, so that an index never names a build that is not there; a repeat completes what is missing. */
  private async indexOthers(described: BuildRecorded['data'], cause: Cause): Promise<void> {
    const others = new Set(described.artifacts.map(({ digest }) => digest));
    others.delete(filedUnder(described));
    for (const digest of others) {
      const id = buildStreamId(described.project, digest);
      await this.decisions.on(build, id, cause, (state) => indexArtifact(described, digest, state));
    }
  }
}
