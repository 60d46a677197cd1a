import { contentDigest, Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { readConfiguration } from '../../configuration/read-configuration';
import { project } from '../../evolve';
import type { Configured } from './command';
import { ConfigureProject } from './command';
import { configureProject } from './decide';

@CommandHandler(ConfigureProject)
export class ConfigureProjectHandler implements ICommandHandler<ConfigureProject> {
  constructor(private readonly decisions: Decisions) {}

  async execute(command: ConfigureProject) {
    const { cause, ifMatch } = command;
    const configuration = readConfiguration(command.file, command.project);
    if (configuration instanceof Refusal) return configuration;
    const accepted = await this.decisions.on(
      project,
      command.project,
      cause,
      (state) => configureProject(command, state),
      ifMatch,
    );
    if (accepted instanceof Refusal) return accepted;
    // Nothing but configurations stands in the stream, so that its revisions count them.
    const version = Number(accepted.revision) + 1;
    return { ...accepted, version, configurationHash: contentDigest(configuration) } satisfies Configured;
  }
}
