import { Decisions, Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ConfigurationChange } from '../../configuration/configuration-delta';
import { configurationDelta } from '../../configuration/configuration-delta';
import type { ConfigurationRefusal } from '../../configuration/read-configuration';
import { readConfiguration } from '../../configuration/read-configuration';
import { project as projects } from '../../evolve';

/** What configuring the project with this file would change; checked like the real thing. */
export class PlanConfiguration extends Query<
  { readonly changes: readonly ConfigurationChange[] } | Refusal<ConfigurationRefusal>
> {
  constructor(
    readonly project: string,
    readonly file: unknown,
  ) {
    super();
  }
}

@QueryHandler(PlanConfiguration)
export class PlanConfigurationHandler implements IQueryHandler<PlanConfiguration> {
  constructor(private readonly decisions: Decisions) {}

  async execute({ project, file }: PlanConfiguration) {
    const configuration = readConfiguration(file, project);
    if (configuration instanceof Refusal) return configuration;
    const { state } = await this.decisions.load(projects, project);
    const present = state.status === 'configured' ? state.configuration : undefined;
    return { changes: configurationDelta(present, configuration) };
  }
}
