import { contentDigest, Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { ConsequencesReader } from '../../configuration/consequences-reader';
import { readConfiguration } from '../../configuration/read-configuration';
import { project } from '../../evolve';
import type { ProjectConfiguration } from '../../project-configuration';
import { configuredAnswer } from './answer';
import { ConfigureProject } from './command';
import { configureProject } from './decide';

@CommandHandler(ConfigureProject)
export class ConfigureProjectHandler implements ICommandHandler<ConfigureProject> {
  constructor(
    private readonly decisions: Decisions,
    private readonly consequences: ConsequencesReader,
  ) {}

  async execute(command: ConfigureProject) {
    const configuration = readConfiguration(command.file, command.project);
    if (configuration instanceof Refusal) return configuration;
    const accepted = await this.decide(command, configuration);
    if (accepted instanceof Refusal) return accepted;
    const { state } = await this.decisions.load(project, command.project);
    return configuredAnswer(command, contentDigest(configuration), accepted, state);
  }

  private async decide(command: ConfigureProject, configuration: ProjectConfiguration) {
    const { cause, ifMatch } = command;
    const { state: present } = await this.decisions.load(project, command.project);
    const consequences = await this.consequences.of(command.project, present, configuration);
    const offered = { configuration, consequences };
    return this.decisions.on(
      project,
      command.project,
      cause,
      (state) => configureProject(command, state, offered),
      ifMatch,
    );
  }
}
