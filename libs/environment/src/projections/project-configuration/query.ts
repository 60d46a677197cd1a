import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ConfigurationVersion } from './project';
import { ProjectConfigurationStore } from './store';

/** The project's configuration, now or at that moment. */
export class ShowConfiguration extends Query<ConfigurationVersion | Refusal<'project-not-configured'>> {
  constructor(
    readonly project: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowConfiguration)
export class ShowConfigurationHandler implements IQueryHandler<ShowConfiguration> {
  constructor(private readonly store: ProjectConfigurationStore) {}

  async execute({ project, moment }: ShowConfiguration) {
    return (await this.store.inForce(project, moment)) ?? refuse('project-not-configured', { project });
  }
}
